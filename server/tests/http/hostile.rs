//! Hostile texts in names, searches and addresses of pages.

use crate::browser::signed_in;
use domain::{
    staff::NewStaffForm,
    testing::{Colleague, TestContext, on_both},
};

/// What would run, or end what it stands in, if it reached a page as it is.
const SCRIPTS: [&str; 40] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</SCRIPT ><SCRIPT>alert(1)</SCRIPT>",
    "<!--<script>",
    "--><script>alert(1)</script>",
    "<![CDATA[<script>",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext></p><script>",
    "<iframe srcdoc='<script>'>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<base href='//evil.example'>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "<style>*{}</style>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</noscript><script>alert(1)</script>",
    "</template><script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "'><script>alert(1)</script>",
    "\" onfocus=alert(1) autofocus=\"",
    "' onfocus=alert(1) autofocus='",
    "` onfocus=alert(1) `",
    "\" style=\"x:expression(alert(1))",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "{ $name }",
    "\\\"};alert(1);//",
    "\\u003cscript\\u003ealert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)",
    "%3Cscript%3Ealert(1)",
    "a\u{2028}alert(1)//",
    "a\u{2029}alert(1)//",
    "\u{202e}<script>",
];

#[tokio::test(flavor = "multi_thread")]
async fn ac_68_a_script_in_a_name_is_text_on_every_page() {
    let t = TestContext::new().await;
    let ada = t.administrator().await;
    let mut kept = Vec::new();
    for (number, script) in SCRIPTS.iter().enumerate() {
        let form = NewStaffForm {
            first_name: (*script).into(),
            last_name: format!("Nom{number}"),
            email: format!("person{number}@example.org"),
            send: "later".into(),
            ..Colleague::JUNE.form()
        };
        if let Ok(Some(account)) = domain::staff::invite(&t.ctx, &ada, form).await {
            kept.push((*script, account));
        }
    }
    assert!(kept.len() >= 20, "names with signs in them are names: {}", kept.len());
    let mut browser = signed_in(&t).await;
    let mut pages = vec!["/staff".to_owned(), "/history".to_owned()];
    pages.extend(kept.iter().map(|(_, account)| format!("/staff/{account}")));
    for page in pages {
        let body = browser.get(&page).await.body;
        // Our own scripts bear the page's nonce; no other tag of the corpus is one of ours.
        for (start, _) in body.match_indices("<script") {
            assert!(
                body[start..].split('>').next().unwrap().contains("nonce="),
                "{page}: {}",
                &body[start..(start + 60).min(body.len())]
            );
        }
        for (tag, _) in body.match_indices("</script") {
            let before = &body[..tag];
            assert!(
                before.rfind("<script").is_some_and(|open| !before[open..].contains("</script")),
                "{page}: a script is ended early"
            );
        }
        for alive in
            ["<img", "<iframe", "<math", "<details open ontoggle", "<base", "<meta http-equiv=refresh", "<style", "<svg onload"]
        {
            assert!(!body.contains(alive), "{page}: {alive}");
        }
        assert!(!body.contains(['\u{2028}', '\u{2029}']), "{page}: line ends that only scripts know");
    }
    let answer = browser.calls("/api/staff/list", &[("search", "nom")]).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/json"));
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_85_senseless_pages_and_orders_are_refused_or_overlooked() {
    on_both(async |t| {
        t.administrator().await;
        let mut browser = signed_in(t).await;
        let values = [
            "",
            "0",
            "-1",
            "18446744073709551616",
            "'; DROP TABLE accounts",
            "null",
            "%00",
            "AAAA",
            "eyJrIjoiYSJ9",
            "../../etc/passwd",
        ];
        for name in ["after", "before", "sort", "direction", "state", "page_size", "limit", "q", "search", "filter"] {
            for value in values {
                let encoded: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
                for page in ["/staff", "/history"] {
                    let status = browser.get(&format!("{page}?{name}={encoded}")).await.status.as_u16();
                    assert!(matches!(status, 200 | 303 | 400 | 404), "{page}?{name}={value}: {status}");
                }
                let status = browser.calls("/api/staff/list", &[(name, value)]).await.status.as_u16();
                assert!(matches!(status, 200 | 400 | 422), "{name}={value}: {status}");
            }
        }
    })
    .await;
}

/// The pages' own router is lenient; the guard and the marks on pages with secrets go by the very address.
#[tokio::test(flavor = "multi_thread")]
async fn ac_69_a_page_has_one_address_and_no_other_draws_it() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = signed_in(&t).await;
    for (written, address) in
        [("/profile/", "/profile"), ("/staff/?q=a%2Fb", "/staff?q=a%2Fb"), ("/activate/choose/", "/activate/choose")]
    {
        let answer = browser.get(written).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (308, address), "{written}");
    }
    for odd in ["/%70rofile", "/profil%65/", "//profile", "//evil.example/", "/profile//", "/histor%79", "/staff/x.css"] {
        let answer = browser.get(odd).await;
        assert_eq!(answer.status.as_u16(), 404, "{odd}");
        assert!(!answer.body.contains("ada@example.org"), "{odd}: {}", answer.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_86_a_search_means_what_it_says() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.adds(&ada, Colleague { first_name: "Cent%", ..Colleague::JUNE }).await;
        t.adds(&ada, Colleague::CAMILLE).await;
        let mut browser = signed_in(t).await;
        let ten_kilobytes = "x".repeat(10_000);
        for search in ["%", "_", "\"", "*", "NEAR(", "'", "\\", "(", "\u{0}", "\u{202e}", "a\u{300}", ten_kilobytes.as_str()] {
            let answer = browser.calls("/api/staff/list", &[("search", search)]).await;
            assert!(matches!(answer.status.as_u16(), 200 | 400 | 422), "{search:?}: {answer:?}");
        }
        let found = browser.calls("/api/staff/list", &[("search", "%")]).await.body;
        assert!(found.contains("Cent%") && !found.contains("Camille"), "{found}");
        let found = browser.calls("/api/staff/list", &[("search", "_")]).await.body;
        assert!(!found.contains("Camille"), "{found}");
    })
    .await;
}
