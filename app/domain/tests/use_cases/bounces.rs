//! What comes back through `trousseau mail bounce`: believed when it proves what it is about, and then only as far as it says.

use chrono::Duration;
use domain::{
    AppError,
    actor::Actor,
    delivery::{
        BlockedQuery, Reason, UnblockForm,
        bounces::{LARGEST, Taken, take_bounce},
        list_blocked, unblock,
    },
    history::{self, Event, HistoryQuery, event::Stray},
    ids::AccountId,
    mail::SentMail,
    retention,
    staff::{Step, StepState},
    testing::{Colleague, TestContext, on_both},
};

/// A letter that has left, and whose it is.
struct Left {
    account: AccountId,
    letter: SentMail,
    message_id: String,
}

async fn a_letter_to(t: &TestContext, ada: &Actor, email: &str) -> Left {
    let form = domain::staff::NewStaffForm { email: email.into(), ..Colleague::CAMILLE.form() };
    let account = domain::staff::invite(&t.ctx, ada, form).await.unwrap().unwrap();
    let letter = t.deliver_mail().await.only().clone();
    let headers = letter.read().unwrap().headers;
    let message_id = headers.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("message-id")).unwrap().1;
    Left { account, letter, message_id: message_id.trim_matches(['<', '>']).to_owned() }
}

/// A bounce of the corpus about this letter. Bytes stand as the characters of the same numbers, so that none is lost.
fn filled_in(template: &[u8], left: &Left) -> Vec<u8> {
    let text: String = template.iter().map(|byte| char::from(*byte)).collect();
    let (to, from) = (left.letter.to.as_str(), left.letter.from.as_str());
    let forged = format!("{}a", &left.message_id.split('@').next().unwrap()[..41]);
    let text = text
        .replace("{to}", to)
        .replace("{TO}", &to.to_uppercase())
        .replace("{local}", to.split('@').next().unwrap())
        .replace("{return}", from)
        .replace("{RETURN}", &from.to_uppercase())
        .replace("{message_id}", &left.message_id)
        .replace("{letter}", &left.letter.letter.to_string())
        .replace("{victim}", "ada@example.org")
        .replace("{forged}", if left.message_id.starts_with(&forged) { "forged" } else { &forged });
    let text = match (text.find("{base64:"), text.find(":base64}")) {
        (Some(from), Some(to)) => text[..from].to_owned() + &base64(&text.as_bytes()[from + 8..to]) + &text[to + 8..],
        _ => text,
    };
    text.replace('\n', "\r\n").chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for (line, chunk) in bytes.chunks(3).enumerate() {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        let digits = (0..4).map(|at| char::from(DIGITS[(bits >> (18 - 6 * at) & 63) as usize]));
        text.extend(digits.take(chunk.len() + 1));
        text.push_str(&"=".repeat(3 - chunk.len()));
        if line % 19 == 18 {
            text.push('\n');
        }
    }
    text
}

/// Everybody who may see the list and act on it does so through the same door.
async fn blocked_addresses(t: &TestContext, ada: &Actor) -> Vec<String> {
    let page = list_blocked(&t.ctx, ada, BlockedQuery::default()).await.unwrap();
    page.rows.into_iter().map(|row| row.address).collect()
}

async fn bounce(t: &TestContext, raw: &[u8]) -> Taken {
    take_bounce(&t.ctx, &Actor::Operator, raw).await.unwrap()
}

async fn newest_event(t: &TestContext, ada: &Actor, account: impl Into<Option<AccountId>>) -> Event {
    let query = HistoryQuery { account: account.into(), before: None };
    history::list(&t.ctx, ada, query).await.unwrap().entries.remove(0).event
}

const UNPROVED: Taken = Taken::Stray(Stray::Unproved);

/// Each shape, and what has to follow from it.
const CORPUS: [(&str, &[u8], Taken, Option<Reason>); 30] = {
    macro_rules! of {
        ($name:literal, $taken:expr) => {
            of!($name, $taken, None)
        };
        ($name:literal, $taken:expr, $reason:expr) => {
            ($name, include_bytes!(concat!("../bounces/", $name, ".eml")), $taken, $reason)
        };
    }
    [
        of!("report-with-diagnostic-code", Taken::Blocked),
        of!("report-of-a-hosted-directory", Taken::Blocked),
        of!("report-whose-status-is-vague", Taken::Blocked),
        of!("report-with-folded-diagnostic", Taken::Blocked),
        of!("report-with-session-transcript", Taken::Blocked),
        of!("text-with-numbered-reason", Taken::Blocked),
        of!("text-with-conversation", Taken::Blocked),
        of!("report-within-a-forwarded-message", Taken::Blocked),
        of!("non-ascii-domain-in-global-report", Taken::Blocked),
        of!("non-ascii-domain-in-other-charset", Taken::Blocked),
        of!("truncated-after-the-fields", Taken::Blocked),
        of!("report-as-text-attachment", Taken::Blocked),
        of!("report-known-by-message-id", Taken::Blocked),
        of!("report-in-capitals", Taken::Blocked),
        of!("report-in-base64", Taken::Blocked),
        of!("mailbox-file-with-envelope-line", Taken::Blocked),
        of!("mailbox-full", Taken::CameBack, Some(Reason::MailboxFull)),
        of!("policy", Taken::CameBack, Some(Reason::NotWanted)),
        of!("tried-for-too-long", Taken::CameBack, Some(Reason::Refused)),
        of!("domain-without-server", Taken::CameBack, Some(Reason::NoSuchDomain)),
        of!("plain-code-only", Taken::CameBack, Some(Reason::NoSuchAddress)),
        of!("codes-that-contradict", Taken::CameBack, Some(Reason::NotWanted)),
        of!("passed-on-and-failed-there", Taken::CameBack, Some(Reason::Refused)),
        of!("truncated-within-the-fields", Taken::CameBack, Some(Reason::Refused)),
        of!("delay", Taken::Delayed),
        of!("text-warning-of-a-delay", Taken::Delayed),
        of!("answer-of-an-absent-person", Taken::NoBounce),
        of!("forged-proof", UNPROVED),
        of!("forged-without-proof", UNPROVED),
        of!("forged-for-another-recipient", Taken::Stray(Stray::OtherRecipient)),
    ]
};

#[tokio::test(flavor = "multi_thread")]
async fn ft_46_of_thirty_shapes_of_bounces_at_least_28_are_understood_none_blocks_by_mistake_and_forged_ones_are_ignored() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (mut understood, mut told) = (0, Vec::new());
        for (number, (shape, template, expected, reason)) in CORPUS.into_iter().enumerate() {
            let domain = if shape.starts_with("non-ascii-domain") { "résidences.example" } else { "example.org" };
            let left = a_letter_to(t, &ada, &format!("person{number}+x@{domain}")).await;
            let taken = bounce(t, &filled_in(template, &left)).await;
            let panel = t.panel(&ada, left.account).await;
            let is_blocked = blocked_addresses(t, &ada).await.len() == 1;
            assert_eq!(is_blocked, taken == Taken::Blocked, "{shape}");
            assert!(!is_blocked || expected == Taken::Blocked, "{shape} blocks by mistake");
            assert_eq!(panel.summary.address_blocked, is_blocked, "{shape}");
            if shape.starts_with("forged") {
                assert!(matches!(taken, Taken::Stray(_)), "{shape} was believed");
            }
            let steps = &panel.timeline;
            assert_eq!((steps[1].step, steps[1].state), (Step::HandedOver, StepState::Done), "{shape}");
            let step = (steps[2].step, steps[2].state);
            let fits = match taken {
                Taken::Blocked => step == (Step::AddressRefused, StepState::Failed),
                Taken::CameBack => reason.is_some_and(|reason| step == (Step::CameBack { reason }, StepState::Failed)),
                Taken::Delayed => step == (Step::Delayed, StepState::Now),
                Taken::Stray(_) | Taken::NoBounce | Taken::Known => step == (Step::PageUsed, StepState::Now),
            };
            if fits && taken == expected {
                understood += 1;
            } else {
                told.push(format!("{shape}: {taken:?} {step:?}"));
            }
            if is_blocked {
                unblock(&t.ctx, &ada, UnblockForm { address: left.letter.to.clone() }).await.unwrap();
            }
            t.advance(Duration::minutes(10));
        }
        assert!(understood >= 28, "{understood} understood: {told:#?}");
        assert_eq!(told, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_17_of_twenty_forged_bounces_and_a_genuine_one_the_genuine_one_counts() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let left = a_letter_to(t, &ada, "camille@example.org").await;
        let genuine = String::from_utf8(filled_in(CORPUS[0].1, &left)).unwrap();
        let proof = left.message_id.split('@').next().unwrap();
        let own = format!("trousseau+{proof}");
        // What somebody without the letter can write, and somebody with one of their own.
        let eve = a_letter_to(t, &ada, "eve@example.org").await;
        let eves = eve.message_id.split('@').next().unwrap();
        let mut forged = vec![
            genuine.replace(&own, "trousseau").replace(proof, &left.letter.letter.to_string()),
            genuine.replace(proof, ""),
            genuine.replace(proof, &proof[1..]),
            genuine.replace(proof, &"a".repeat(42)),
            genuine.replace(proof, eves),
            genuine.replace(proof, eves).replace("camille@example.org", "ada@example.org"),
            genuine.replace("camille@example.org", "ada@example.org"),
            genuine.replace("camille@example.org", "camille@example.org.uk"),
        ];
        for place in 0..12 {
            let mut altered = proof.as_bytes().to_vec();
            altered[3 * place] = if altered[3 * place] == b'a' { b'b' } else { b'a' };
            forged.push(genuine.replace(proof, &String::from_utf8(altered).unwrap()));
        }
        assert_eq!(forged.len(), 20);
        let before = t.dump().await;
        for text in &forged {
            assert!(matches!(bounce(t, text.as_bytes()).await, Taken::Stray(_)), "{text}");
        }
        let traces = t.changed_since(&before, &["history", "history_head", "throttles"]).await;
        assert_eq!(traces, [""; 0], "nothing follows, and nothing of it is kept");
        assert_eq!(t.count("SELECT count(*) FROM history WHERE event = 'stray-bounce' AND subject_id IS NULL").await, 20);
        // A flood of them leaves no more than that in a day.
        for _ in 0..50 {
            bounce(t, forged[0].as_bytes()).await;
        }
        assert_eq!(t.count("SELECT count(*) FROM history WHERE event = 'stray-bounce'").await, 20);
        assert_eq!(blocked_addresses(t, &ada).await, [""; 0]);

        assert_eq!(bounce(t, genuine.as_bytes()).await, Taken::Blocked);
        assert_eq!(blocked_addresses(t, &ada).await, ["camille@example.org"]);
        assert_eq!(newest_event(t, &ada, left.account).await, Event::AddressBlocked);
        assert_eq!(bounce(t, genuine.as_bytes()).await, Taken::Known, "once");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_17_a_bounce_counts_only_for_a_letter_that_has_left_lately() {
    on_both(async |t| {
        let ada = t.administrator().await;
        // The proof of a letter that still waits is known to nobody, unless it was on its way already when the line broke.
        let account = t.adds(&ada, Colleague::JUNE).await;
        let left = a_letter_to(t, &ada, "camille@example.org").await;
        let genuine = filled_in(CORPUS[0].1, &left);
        t.sql("UPDATE outbox SET state = 'queued' WHERE kind = 'activation'").await.unwrap();
        assert_eq!(bounce(t, &genuine).await, Taken::Stray(Stray::NotWaiting));
        t.sql("UPDATE outbox SET state = 'sent' WHERE kind = 'activation'").await.unwrap();
        t.advance(retention::LETTERS);
        assert_eq!(bounce(t, &genuine).await, Taken::Stray(Stray::NotWaiting));
        t.sql("DELETE FROM outbox").await.unwrap();
        assert_eq!(bounce(t, &genuine).await, Taken::Stray(Stray::NotWaiting));
        assert_eq!(blocked_addresses(t, &ada).await, [""; 0]);
        assert!(!t.panel(&ada, account).await.summary.address_blocked);
        for actor in [Actor::Visitor, ada] {
            assert!(take_bounce(&t.ctx, &actor, &genuine).await.is_err());
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_30_a_bounce_that_comes_after_the_address_was_corrected_blocks_the_former_one_and_not_the_account() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let left = a_letter_to(t, &ada, "camile@example.org").await;
        t.corrects(&ada, left.account, "camille@example.org").await.unwrap();
        t.deliver_mail().await.only();
        assert_eq!(bounce(t, &filled_in(CORPUS[0].1, &left)).await, Taken::Blocked);
        let panel = t.panel(&ada, left.account).await;
        assert!(!panel.summary.address_blocked && panel.blocked.is_none());
        assert_eq!((panel.timeline[2].step, panel.timeline[2].state), (Step::PageUsed, StepState::Now));
        let list = list_blocked(&t.ctx, &ada, BlockedQuery::default()).await.unwrap();
        assert_eq!(list.rows[0].address, "camile@example.org");
        assert!(!list.rows[0].account.as_ref().unwrap().can_be_corrected);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_30_an_address_that_was_unblocked_is_not_blocked_again_by_the_same_bounce() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let left = a_letter_to(t, &ada, "camille@example.org").await;
        let genuine = filled_in(CORPUS[0].1, &left);
        assert_eq!(bounce(t, &genuine).await, Taken::Blocked);
        unblock(&t.ctx, &ada, UnblockForm { address: "Camille@Example.org".into() }).await.unwrap();
        assert_eq!(newest_event(t, &ada, left.account).await, Event::AddressUnblocked);
        assert_eq!(bounce(t, &genuine).await, Taken::Known);
        assert_eq!(blocked_addresses(t, &ada).await, [""; 0]);
        // Mail goes there again.
        t.resends(&ada, left.account).await.unwrap();
        assert_eq!(t.deliver_mail().await.only().to, "camille@example.org");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_is_late_is_told_once_and_may_come_back_afterwards() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let left = a_letter_to(t, &ada, "camille@example.org").await;
        let of = |shape: &str| filled_in(CORPUS.iter().find(|it| it.0 == shape).unwrap().1, &left);
        assert_eq!(bounce(t, &of("delay")).await, Taken::Delayed);
        t.advance(Duration::hours(4));
        assert_eq!(bounce(t, &of("delay")).await, Taken::Known);
        assert_eq!(t.count("SELECT count(*) FROM history WHERE event = 'letter-delayed'").await, 1);
        assert_eq!(bounce(t, &of("mailbox-full")).await, Taken::CameBack);
        let steps = t.panel(&ada, left.account).await.timeline;
        assert_eq!(steps[2].step, Step::CameBack { reason: Reason::MailboxFull });
        assert!(steps[1].at.unwrap().unix_ms < steps[2].at.unwrap().unix_ms);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_comes_in_is_read_without_end_or_complaint() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let left = a_letter_to(t, &ada, "camille@example.org").await;
        for junk in
            [&b""[..], b"\0\xff\xfe", b"From ", b"Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n--x--", b": :\r\n\r\n"]
        {
            assert_eq!(bounce(t, junk).await, Taken::NoBounce, "{junk:?}");
        }
        // What stands beyond a mebibyte isn't looked at; what stands before it counts.
        let mut long = filled_in(CORPUS[0].1, &left);
        long.resize(2 * LARGEST, b'x');
        assert_eq!(bounce(t, &long).await, Taken::Blocked);
        assert_eq!(t.count("SELECT count(*) FROM history WHERE event = 'stray-bounce'").await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_18_unblocking_is_counted_and_recorded_by_either_door() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let account = t.invites(&ada, Colleague::CAMILLE).await;
        t.deliver_mail().await;
        for round in 0..30 {
            t.block_address(account).await;
            if round % 2 == 0 {
                unblock(&t.ctx, &ada, UnblockForm { address: "camille@example.org".into() }).await.unwrap();
            } else {
                t.corrects(&ada, account, "camille@example.org").await.unwrap();
                t.deliver_mail().await;
            }
        }
        assert_eq!(t.count("SELECT count(*) FROM history WHERE event = 'address-unblocked'").await, 30);
        t.block_address(account).await;
        let before = t.dump().await;
        let refused = unblock(&t.ctx, &ada, UnblockForm { address: "camille@example.org".into() }).await;
        assert!(matches!(refused, Err(AppError::Throttled { .. })), "{refused:?}");
        let refused = t.corrects(&ada, account, "camille@example.org").await;
        assert!(matches!(refused, Err(AppError::Throttled { .. })), "{refused:?}");
        assert_eq!(t.changed_since(&before, &[]).await, [""; 0]);
        t.advance(Duration::hours(1));
        unblock(&t.ctx, &ada, UnblockForm { address: "camille@example.org".into() }).await.unwrap();
        let nothing = unblock(&t.ctx, &ada, UnblockForm { address: "camille@example.org".into() }).await;
        assert_eq!(nothing, Err(AppError::NotFound));
    })
    .await;
}
