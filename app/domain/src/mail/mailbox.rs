//! The development mailbox: a folder with one file per letter. Never in the database, so that a dump of it holds no link.

use super::{ReadMail, SentMail};
use crate::ids::LetterId;
use chrono::{DateTime, Utc};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

/// A folder of messages. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Mailbox {
    folder: Arc<Path>,
}

/// A message as a line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Names the message.
    pub id: LetterId,
    /// The recipient's address.
    pub to: String,
    /// In one line.
    pub subject: String,
    /// Code of its language.
    pub language: String,
    /// When it says it was written.
    pub at: DateTime<Utc>,
}

impl Mailbox {
    /// Opens a folder, made if it does not exist. Only its owner may look inside: the messages hold links that open accounts.
    pub fn open(folder: impl Into<PathBuf>) -> io::Result<Self> {
        let folder = folder.into();
        let mut maker = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
        maker.recursive(true).create(&folder)?;
        Ok(Self { folder: folder.into() })
    }

    /// Where it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps a message. A second try of the same letter takes the place of the first; a reader never sees half a file.
    pub(crate) fn keep(&self, mail: &SentMail) -> io::Result<()> {
        let unfinished = self.folder.join(format!(".{}.part", mail.letter));
        fs::write(&unfinished, &mail.raw)?;
        fs::rename(unfinished, self.path(mail.letter))
    }

    /// The messages, the newest first. Files that are no messages are passed over.
    pub fn list(&self) -> io::Result<Vec<Summary>> {
        let mut found: Vec<(SystemTime, LetterId)> = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if let Some(id) = entry.file_name().to_str().and_then(|name| name.strip_suffix(".eml")).and_then(|id| id.parse().ok())
            {
                found.push((entry.metadata()?.modified()?, id));
            }
        }
        // By the time of writing: a clock moved back in a test must not bury what has just arrived.
        found.sort_unstable_by(|one, other| other.cmp(one));
        Ok(found.into_iter().filter_map(|(_, id)| self.summary(id)).collect())
    }

    fn summary(&self, id: LetterId) -> Option<Summary> {
        let mail = self.read(id).ok()??;
        Some(Summary { id, to: mail.to, subject: mail.subject, language: mail.language, at: mail.at.unwrap_or_default() })
    }

    /// The message as it would go over the wire; `None` when there is none of that name.
    pub fn raw(&self, id: LetterId) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.path(id)) {
            Ok(raw) => Ok(Some(raw)),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(cause),
        }
    }

    /// The message as a mail program would show it; `None` when there is none of that name, or it can't be read.
    pub fn read(&self, id: LetterId) -> io::Result<Option<ReadMail>> {
        Ok(self.raw(id)?.and_then(|raw| ReadMail::parse(&raw)))
    }

    /// An id is a UUID, so nothing outside the folder can be named.
    fn path(&self, id: LetterId) -> PathBuf {
        self.folder.join(format!("{id}.eml"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn mail(number: u128, subject: &str) -> SentMail {
        let raw = format!(
            "From: a@example.org\r\nTo: b@example.org\r\nSubject: {subject}\r\nContent-Language: fr\r\n\
             Content-Type: text/plain\r\n\r\nBonjour\r\n"
        );
        let (from, to) = ("a@example.org".to_owned(), "b@example.org".into());
        SentMail { letter: LetterId(Uuid::from_u128(number)), author: from.clone(), from, to, raw: raw.into_bytes() }
    }

    #[test]
    fn what_was_kept_is_listed_and_read() {
        let folder = tempfile::tempdir().unwrap();
        let mailbox = Mailbox::open(folder.path().join("mailbox")).unwrap();
        mailbox.keep(&mail(2, "first")).unwrap();
        mailbox.keep(&mail(1, "second")).unwrap();
        // Files written within one tick of the machine's clock bear the same time.
        let second = fs::File::options().append(true).open(mailbox.path(LetterId(Uuid::from_u128(1)))).unwrap();
        second.set_modified(second.metadata().unwrap().modified().unwrap() + std::time::Duration::from_secs(1)).unwrap();
        fs::write(mailbox.folder().join("notes.txt"), "no message").unwrap();
        let subjects: Vec<_> = mailbox.list().unwrap().into_iter().map(|summary| summary.subject).collect();
        assert_eq!(subjects, ["second", "first"]);
        let read = mailbox.read(LetterId(Uuid::from_u128(1))).unwrap().unwrap();
        assert_eq!((read.to.as_str(), read.language.as_str(), read.text.trim()), ("b@example.org", "fr", "Bonjour"));
        assert_eq!(mailbox.raw(LetterId(Uuid::from_u128(3))).unwrap(), None);
    }

    #[test]
    fn a_second_try_takes_the_place_of_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let mailbox = Mailbox::open(folder.path()).unwrap();
        mailbox.keep(&mail(1, "once")).unwrap();
        mailbox.keep(&mail(1, "again")).unwrap();
        let subjects: Vec<_> = mailbox.list().unwrap().into_iter().map(|summary| summary.subject).collect();
        assert_eq!(subjects, ["again"]);
    }
}
