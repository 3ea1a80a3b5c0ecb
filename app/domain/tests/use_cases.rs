//! The use cases: what a person, an administrator or an attacker can bring about, without a browser. Each runs on SQLite and on PostgreSQL,
//! takes links out of delivered letters, and moves the clock instead of waiting.

#![expect(clippy::unwrap_used, reason = "a test stops where something it relies on is missing")]
#![cfg(all(test, feature = "testing"))]

mod use_cases {
    mod access;
    mod administrators;
    mod asking_again;
    mod atomicity;
    mod blocked_list;
    mod bounces;
    mod buildings;
    mod busy;
    mod capabilities;
    mod cards;
    mod covers;
    mod delegation;
    mod guessing;
    mod history;
    mod home;
    mod invitations;
    mod leaks;
    mod life;
    mod links;
    mod model;
    mod passwords;
    mod permission_groups;
    mod pins;
    mod privacy;
    mod races;
    mod retention;
    mod sessions;
    mod set_up;
    mod settings;
    mod sign_in;
    mod sources;
    mod staff_list;
    mod throttles;
    mod user_groups;
    mod ways_around;
}
