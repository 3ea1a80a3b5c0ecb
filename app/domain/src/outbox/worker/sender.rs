//! Who sends: the transport, the address letters come from, and a name for this worker.

use super::{breaker::Breaker, stumbles::Stumbles};
use crate::mail::Transport;
use lettre::{Address, message::Mailbox};
use std::{fmt, sync::Arc};

/// Who sends. Cheap to clone; clones share their connections and what they know of the relay.
#[derive(Clone)]
pub struct Sender(Arc<Parts>);

struct Parts {
    transport: Transport,
    from: Address,
    worker_id: String,
    breaker: Breaker,
    stumbles: Stumbles,
}

/// The sending address is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadSenderAddress;

impl Sender {
    /// `mail_from` is an address, with or without a display name; the name is the organisation's anyway. `worker_id` names this process
    /// among the instances, for whoever looks at the outbox.
    pub fn new(transport: Transport, mail_from: &str, worker_id: impl Into<String>) -> Result<Self, BadSenderAddress> {
        let from = mail_from.trim().parse::<Mailbox>().map_err(|_| BadSenderAddress)?.email;
        let (breaker, stumbles) = (Breaker::default(), Stumbles::default());
        Ok(Self(Arc::new(Parts { transport, from, worker_id: worker_id.into(), breaker, stumbles })))
    }

    pub(super) fn transport(&self) -> &Transport {
        &self.0.transport
    }

    pub(super) fn address(&self) -> &Address {
        &self.0.from
    }

    pub(super) fn worker_id(&self) -> &str {
        &self.0.worker_id
    }

    pub(super) fn breaker(&self) -> &Breaker {
        &self.0.breaker
    }

    pub(super) fn stumbles(&self) -> &Stumbles {
        &self.0.stumbles
    }
}

impl fmt::Debug for Sender {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Sender({})", self.0.worker_id)
    }
}
