//! Sign-ins a second, in turns with the bare hash: same parameters, as many threads as there are cores, memory used again. A
//! sign-in can't be quicker than its hash; how close it comes is what the server is answerable for.

use crate::{
    failure::Failure,
    load::{Requests, closed},
    program::Program,
    report::{self, Report},
    seed::House,
    stats::Spread,
};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use domain::{demo, passwords::hasher::Cost};
use std::{
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

/// How often each has its turn. In the order ABBA, so that a machine that grows slower is slower for both.
const REPEATS: usize = 32;
/// How long a turn is. Short turns and many: neighbours of one machine have a processor's seconds differ by a fifth, and what is compared is
/// each turn with the one beside it.
const TURN: Duration = Duration::from_secs(1);
/// Who signs in at the same time, for each core: enough that the hashing never pauses.
const CLIENTS_PER_CORE: usize = 4;
/// The gate: sign-ins to bare hashes.
const RATIO: f64 = 0.85;

/// Sign-ins, in turns with bare hashes.
pub async fn measure(program: &Program, house: &House, report: &mut Report) -> Result<(), Failure> {
    report::say("· sign-ins, in turns with the bare hash");
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let (requests, clients) = (requests(program, house), cores * CLIENTS_PER_CORE);
    closed(program.address, clients, Duration::from_secs(1), &requests, 200).await?;
    let (mut bare, mut served, mut taken, mut wrong) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for repeat in 0..REPEATS {
        for is_bare in [repeat % 2 == 0, repeat % 2 == 1] {
            if is_bare {
                bare.push(tokio::task::spawn_blocking(move || hashes_per_second(cores)).await??);
            } else {
                let (before, began) = (program.processor_s()?, Instant::now());
                let answers = closed(program.address, clients, TURN, &requests, 200).await?;
                taken.push((program.processor_s()? - before) / began.elapsed().as_secs_f64());
                served.push(answers.per_second);
                wrong += answers.wrong;
            }
        }
    }
    let (limit, logins, taken) = (Spread::of(&bare), Spread::of(&served), Spread::of(&taken).median);
    let ratios: Vec<f64> = served.iter().zip(&bare).map(|(served, bare)| served / bare).collect();
    let Spread { median: ratio, iqr } = Spread::of(&ratios);
    let refused = if wrong == 0 { String::new() } else { format!(" · {wrong} refused") };
    let shown =
        format!("{:.1}/s (± {:.1}; {taken:.1} cores) = {ratio:.2} (± {iqr:.2}) of the limit{refused}", logins.median, logins.iqr);
    let Cost { m_kib, t, p } = Cost::STANDARD;
    let beside = format!(
        "the bare hash (argon2id, {} MiB, {t}, {p}) on {cores} threads: {:.1}/s (± {:.1})",
        m_kib / 1024,
        limit.median,
        limit.iqr
    );
    let numbers = [
        ("per_second", logins.median),
        ("per_second_iqr", logins.iqr),
        ("bare_per_second", limit.median),
        ("bare_per_second_iqr", limit.iqr),
        ("ratio", ratio),
        ("ratio_iqr", iqr),
    ];
    report.gate("Sign-ins with a password", &shown, &beside, (format!("≥ {RATIO}"), ratio >= RATIO && wrong == 0), &numbers);
    Ok(())
}

/// Another person each time, from another address: as on a Monday morning.
fn requests(program: &Program, house: &House) -> Requests {
    let calls: Vec<Vec<u8>> =
        house.at_work.iter().take(1_000).enumerate().map(|(number, name)| call(program, number, name)).collect();
    Arc::new(move |number| calls[number % calls.len()].clone())
}

/// The call by which this person signs in, from an address of its own.
pub fn call(program: &Program, number: usize, name: &str) -> Vec<u8> {
    let client = format!("10.{}.{}.{}", number >> 16 & 255, number >> 8 & 255, number & 255);
    let fields = [("sign_in_name", name), ("password", demo::PASSWORD), ("next", "/")];
    program.call("/api/sessions/sign-in", &fields, "", &client)
}

fn hashes_per_second(threads: usize) -> Result<f64, Failure> {
    let works: Vec<_> = (0..threads).map(|_| thread::spawn(hash_for_a_turn)).collect();
    let mut sum = 0.0;
    for work in works {
        let rate = work.join().map_err(|_| Failure::new("the bare hash broke off"))?;
        sum += rate.map_err(|cause| Failure::new(cause.to_string()))?;
    }
    Ok(sum)
}

fn hash_for_a_turn() -> Result<f64, argon2::Error> {
    let Cost { m_kib, t, p } = Cost::STANDARD;
    let params = Params::new(m_kib, t, p, None)?;
    let mut memory = vec![Block::new(); params.block_count()];
    let argon2 = Argon2::new_with_secret(&[7; 32], Algorithm::Argon2id, Version::V0x13, params)?;
    let (mut hashes, mut out, began) = (0_u32, [0; 32], Instant::now());
    while began.elapsed() < TURN {
        argon2.hash_password_into_with_memory(
            demo::PASSWORD.as_bytes(),
            &hashes.to_le_bytes().repeat(4),
            &mut out,
            &mut *memory,
        )?;
        hashes += 1;
    }
    Ok(f64::from(hashes) / began.elapsed().as_secs_f64())
}
