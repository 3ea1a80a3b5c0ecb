//! The code to be scanned.

use crate::errors::AppError;
use qrcodegen::{QrCode, QrCodeEcc};

/// Squares of nothing around a code, without which no camera finds it (ISO/IEC 18004 §6.3.8).
const QUIET: i32 = 4;

/// A link as the path of an SVG, a unit for each square, and how many squares there are on a side.
///
/// A quarter of it may be smudged or torn (level Q): cards live in pockets.
pub(super) fn drawn(link: &str) -> Result<(String, u32), AppError> {
    let code = QrCode::encode_text(link, QrCodeEcc::Quartile)
        .map_err(|cause| AppError::fault("a link could not be drawn as a code", &cause))?;
    let mut runs = Vec::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let dark = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            let run = i32::try_from(dark).unwrap_or(1);
            if run > 0 {
                runs.push(format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run.max(1);
        }
    }
    Ok((runs.concat(), u32::try_from(code.size() + 2 * QUIET).unwrap_or(0)))
}
