//! `trousseau serve`: the server, until it is told to stop.

use super::{Ended, Outcome};
use crate::{
    assets::Files,
    boot::{self, Beside},
    config::{Config, ConfigFault, Key, Problem},
    http,
    mail::{self, Post},
    router,
    state::{AppState, Development},
    terminal,
    worker::Workers,
};
use domain::{AppError, Ctx, Words, actor::Actor, errors::Conflict, setup};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

pub(super) async fn run(config: &Config, words: Words) -> Ended {
    let Post { sender, mailbox } = mail::post(config)?;
    let booted = boot::boot(config, Beside::Nobody).await?;
    let listener = TcpListener::bind(config.listen).await.map_err(|cause| {
        tracing::error!(error = %cause, "the address to listen on can't be had");
        ConfigFault::new(Key::Listen, Problem::CannotListen { address: config.listen.to_string() })
    })?;
    let stop = told_to_stop();
    let development = mailbox.map(|mailbox| Development { mailbox, clock: booted.clock.clone() });
    greet(config, words, &booted.ctx, development.is_some()).await?;
    let state = AppState::new(booted.ctx.clone(), config, Files::find(), development);
    let workers = Workers::start(&booted.ctx, &booted.clock, sender);
    tracing::info!(address = %config.listen, "listening");
    http::serve(listener, router::router(&state), state.is_https(), stop).await;
    workers.stop().await;
    terminal::say(&words.cli_serve_stopped());
    Ok(Outcome::Done)
}

/// What whoever started it wants to know: where it is, and how to get in the first time.
async fn greet(config: &Config, words: Words, ctx: &Ctx, has_mailbox: bool) -> Result<(), AppError> {
    let address = config.base_url.as_str().trim_end_matches('/');
    terminal::say(&words.cli_serve_ready(address));
    if has_mailbox {
        terminal::say(&words.cli_serve_mailbox(&format!("{address}/dev/mailbox")));
    }
    match setup::link(ctx, &Actor::Operator).await {
        Ok(link) => terminal::say(&words.cli_serve_setup_link(&link)),
        Err(AppError::Conflict(Conflict::AlreadySetUp)) => {}
        Err(error) => return Err(error),
    }
    Ok(())
}

/// SIGTERM from a supervisor, SIGINT from a keyboard. Listened to from before the first word is said: who has read it may already say stop.
fn told_to_stop() -> impl Future<Output = ()> {
    let signals = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    async move {
        let (Ok(mut terminated), Ok(mut interrupted)) = signals else {
            tracing::error!("signals can't be listened to; only killing will stop this process");
            return std::future::pending().await;
        };
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
    }
}
