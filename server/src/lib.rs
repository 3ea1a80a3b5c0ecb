//! The process of Trousseau. It wires and never decides: configuration, command line, router and its layers, workers, development pages.
//!
//! Follow a request: [`http`] accepts the connection, [`router`] lists the layers it passes, in order, each in a file of its own;
//! then either a page of `app` is drawn or one of its server functions is called, and that calls `domain`. There is no SQL here,
//! and no rule about who may do what.
//!
//! Follow a start: [`cli`] reads the command, [`config`] the configuration, [`boot`] prepares folder, key, lock, database and
//! clock, and a file of `commands` does the rest.

pub mod assets;
pub mod boot;
pub mod cli;
pub mod client;
mod commands;
pub mod config;
pub mod dev;
pub mod guard;
pub mod health;
pub mod http;
pub mod links;
pub mod lock;
pub mod logging;
pub mod mail;
pub mod plain_post;
pub mod posted_back;
pub mod preferences;
pub mod router;
pub mod security;
pub mod session;
pub mod site;
pub mod state;
pub mod status;
mod terminal;
pub mod words;
pub mod worker;
