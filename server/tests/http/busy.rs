//! More sign-ins than there are cores for.

use crate::browser::Browser;
use domain::{
    passwords::hasher::Place,
    testing::{OTHER_PASSWORD, on_both},
};

#[tokio::test(flavor = "multi_thread")]
async fn ac_43_when_no_place_is_left_passwords_are_refused_with_503_and_the_other_pages_answer() {
    on_both(async |t| {
        t.administrator().await;
        let fields = [("sign_in_name", "ada@example.org"), ("password", OTHER_PASSWORD)];
        let places: Vec<Place> = std::iter::from_fn(|| t.ctx.hasher().place().ok()).collect();
        let before = (t.dump().await, t.ctx.hasher().operations());
        let called = Browser::new(t).calls("/api/sessions/sign-in", &fields).await;
        assert_eq!((called.status.as_u16(), called.header("retry-after"), called.code().as_str()), (503, "5", "busy"));
        let mut browser = Browser::new(t);
        let posted = browser.posts("/login", "/api/sessions/sign-in", &fields).await;
        assert_eq!(browser.follows(&posted).await.status, 200, "the sign-in page, with what was typed");
        assert_eq!(Browser::new(t).get("/forgot").await.status, 200);
        assert_eq!((t.dump().await, t.ctx.hasher().operations()), before, "nothing was written and nothing hashed");
        drop(places);
        let called = Browser::new(t).calls("/api/sessions/sign-in", &fields).await;
        assert_eq!((called.status.as_u16(), called.header("retry-after")), (401, ""));
    })
    .await;
}
