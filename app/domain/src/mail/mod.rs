//! Mail: from a letter's words to a message, and from a message to whoever takes it.
//!
//! - [`letter`]: one letter, two renderings. A letter is a list of blocks; the text and the HTML part both walk them, so that they cannot
//!   drift apart. HTML is escaped, text is not; what would hide or reorder characters is taken out of both.
//! - [`letters`]: the letters there are, each one function. Every word comes from `mail.ftl`, in the recipient's language.
//! - [`message`]: the letter as a message (RFC 5322): multipart/alternative, the same `Message-ID` on each try.
//! - [`transport`]: who takes it: a relay ([`relay`]), the development mailbox ([`mailbox`]), both, or a list in memory for tests.
//! - [`outcome`]: what the relay made of it, as a closed list of cases that the worker can decide on.
//! - [`reading`]: a message read back by a parser that is not the writer's.
//!
//! Why not lettre's own SMTP transport: it answers "550" alike for a recipient that does not exist and for a message that is refused,
//! and it cannot tell a connection lost before the message was handed over from one lost after. The first decides whether an address is
//! blocked, the second whether somebody gets a letter twice. So [`relay`] holds the conversation itself, with lettre's connection, TLS and
//! commands.

pub mod letter;
pub mod letters;
pub mod mailbox;
pub mod message;
pub mod outcome;
pub mod reading;
pub mod relay;
mod relay_url;
pub mod transport;

pub use letter::Letter;
pub use mailbox::{Mailbox, Summary};
pub use message::SentMail;
pub use outcome::{Outcome, Phase};
pub use reading::ReadMail;
pub use relay_url::SmtpUrlProblem;
pub use transport::Transport;
