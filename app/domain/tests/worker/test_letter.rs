//! The operator's test letter.

use super::helpers::sender;
use domain::{
    AppError,
    fields::{Field, Problem},
    mail::Outcome,
    outbox::worker::send_test,
    testing::{
        TestContext, both,
        smtp::{Act, Phase, SmtpServer},
    },
};

#[tokio::test]
async fn it_says_at_once_what_the_relay_made_of_it_and_leaves_no_trace() {
    both(async |backend| {
        let (t, smtp) = (TestContext::on(backend).await, SmtpServer::start().await);
        let (sender, fr) = (sender(&smtp), t.locale("fr"));
        // Before the set-up too: that is when one wants to know.
        assert!(matches!(send_test(&t.ctx, &sender, "ops@example.org", fr).await, Ok(Outcome::Accepted(_))));
        let mail = smtp.received()[0].read();
        assert_eq!((mail.to.as_str(), mail.from_name.as_str(), mail.language.as_str()), ("ops@example.org", "Trousseau", "fr"));
        t.administrator().await;
        assert!(matches!(send_test(&t.ctx, &sender, "ops@example.org", fr).await, Ok(Outcome::Accepted(_))));
        assert_eq!(smtp.received()[1].read().from_name, "Résidences Laurier");
        smtp.once(Phase::Rcpt, Act::reply("550 5.1.1 no such user"));
        assert!(matches!(send_test(&t.ctx, &sender, "ops@example.org", fr).await, Ok(Outcome::Refused { .. })));
        smtp.go_down().await;
        assert!(matches!(send_test(&t.ctx, &sender, "ops@example.org", fr).await, Ok(Outcome::NotReached { .. })));
        let refused = send_test(&t.ctx, &sender, "ops", fr).await;
        assert_eq!(refused, Err(AppError::field(Field::Email, Problem::NotAnAddress)));
        assert_eq!(t.count("SELECT count(*) FROM outbox").await, 0);
        assert_eq!(t.count("SELECT count(*) FROM blocked_addresses").await, 0);
    })
    .await;
}
