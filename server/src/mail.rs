//! Who takes the letters: the relay, the development mailbox, or both.

use crate::config::{Config, ConfigFault, Key, Problem, SecretText};
use domain::{
    mail::{Mailbox, SmtpUrlProblem, Transport},
    outbox::worker::Sender,
};

/// The sender, and the mailbox where there is one.
pub struct Post {
    /// Hands letters over.
    pub sender: Sender,
    /// Only in development.
    pub mailbox: Option<Mailbox>,
}

/// Makes them. A relay that is down is no fault: letters wait (FT-36).
pub fn post(config: &Config) -> Result<Post, ConfigFault> {
    let mailbox = config.is_development().then(|| mailbox(config)).transpose()?;
    let relay = config.smtp_url.as_ref().map(|url| relay(url, config.is_development())).transpose()?;
    let transport = match (relay, &mailbox) {
        (Some(relay), Some(mailbox)) => relay.keeping_copies_in(mailbox.clone()),
        (Some(relay), None) => relay,
        (None, Some(mailbox)) => Transport::Folder(mailbox.clone()),
        (None, None) => return Err(ConfigFault::new(Key::SmtpUrl, Problem::Missing)),
    };
    let holder = format!("{}:{}", config.listen, std::process::id());
    let sender = Sender::new(transport, &config.mail_from, holder);
    let sender = sender.map_err(|_| ConfigFault::new(Key::MailFrom, Problem::NotASender))?;
    Ok(Post { sender, mailbox })
}

/// The relay's transport, or what is wrong with its address.
pub fn relay(url: &SecretText, is_development: bool) -> Result<Transport, ConfigFault> {
    Transport::from_smtp_url(url.expose(), is_development).map_err(|problem| {
        let problem = match problem {
            SmtpUrlProblem::Plaintext => Problem::PlainSmtp,
            _ => Problem::NotARelay,
        };
        ConfigFault::new(Key::SmtpUrl, problem)
    })
}

/// Is it an address to send from?
pub fn is_sender(text: &str) -> bool {
    Sender::new(Transport::memory().0, text, String::new()).is_ok()
}

fn mailbox(config: &Config) -> Result<Mailbox, ConfigFault> {
    let folder = config.data.join("mailbox");
    let unusable = Problem::UnusableFolder { path: folder.display().to_string() };
    Mailbox::open(folder).map_err(|_| ConfigFault::new(Key::Data, unusable))
}
