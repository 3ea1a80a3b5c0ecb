//! `trousseau`: the command line begins here and ends with an exit code.

use std::process::ExitCode;
use tikv_jemallocator::Jemalloc;

/// Drawing a page asks for tens of thousands of small pieces of memory, checking a password for one of 19 MiB. The system's
/// allocator takes a quarter of a page's time, and keeps for good what a rush has left behind; this one takes less and keeps
/// less. SQLite uses it as well: it asks and gives back so much with each statement that the system's would hand it back to the
/// kernel every time.
#[global_allocator]
static ALLOCATOR: Jemalloc = Jemalloc;

fn main() -> ExitCode {
    server::cli::main()
}
