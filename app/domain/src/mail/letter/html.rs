//! The HTML rendering: one table of 600 pixels, styles inline and by hand, because that is what every mail program understands.
//!
//! No images and nothing to load: the letter looks the same to whoever blocks remote content, and tells nobody that it was opened. The
//! style sheet in the head only adds the dark colours; a program that drops it shows the light ones.

use super::{Block, Letter};
use std::fmt::Write as _;

const FONT: &str = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

const DARK: &str = "
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper { background-color: #17181b !important; }
  .sheet { background-color: #202226 !important; border-color: #3a3d43 !important; }
  .ink { color: #ebe8e2 !important; }
  .soft { color: #b3afa7 !important; }
  .brass { color: #dcb673 !important; }
  .line { border-color: #3a3d43 !important; }
  .wash { background-color: #332d22 !important; border-color: #dcb673 !important; }
  .key { background-color: #dcb673 !important; }
  .key-label { color: #221a0c !important; }
}
@media (max-width: 480px) {
  .room { padding-left: 20px !important; padding-right: 20px !important; }
}
";

/// The whole document.
pub(super) fn document(letter: &Letter) -> String {
    let lang = letter.locale.code();
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"supported-color-schemes\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>{DARK}</style>\n</head>\n\
         <body class=\"paper\" style=\"margin:0;padding:0;background-color:#f7f5f1;{FONT}\">\n\
         <table role=\"presentation\" class=\"paper\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
         style=\"background-color:#f7f5f1\">\n<tr><td align=\"center\" style=\"padding:32px 12px\">\n\
         <table role=\"presentation\" class=\"sheet\" lang=\"{lang}\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
         style=\"width:100%;max-width:600px;background-color:#ffffff;border:1px solid #e3dfd7;border-radius:10px\">\n\
         <tr><td class=\"room brass\" style=\"padding:28px 40px 0;{FONT};font-size:15px;line-height:1.4;font-weight:600;color:#7c5a16\">\
         {head}</td></tr>\n",
        title = escaped(&letter.subject),
        head = escaped(&letter.head),
    );
    for block in &letter.blocks {
        row(&mut page, block);
    }
    page.push_str("<tr><td style=\"height:28px;line-height:28px;font-size:0\">&nbsp;</td></tr>\n</table>\n</td></tr>\n</table>\n</body>\n</html>\n");
    page
}

fn row(page: &mut String, block: &Block) {
    match block {
        Block::Greeting(text) => line(page, "ink", "padding:20px 40px 0", "font-size:20px;font-weight:600;color:#23252f", text),
        Block::Paragraph(text) => line(page, "ink", "padding:14px 40px 0", "font-size:16px;color:#23252f", text),
        Block::Button { label, url, fallback } => button(page, label, url, fallback),
        Block::Deadline(text) => deadline(page, text),
        Block::SmallPrint(text) => line(page, "soft", "padding:14px 40px 0", "font-size:14px;color:#595d69", text),
        Block::Signature(text) => signature(page, text),
    }
}

fn line(page: &mut String, class: &str, room: &str, style: &str, text: &str) {
    let text = escaped(text);
    let _ = writeln!(page, "<tr><td class=\"room {class}\" style=\"{room};{FONT};line-height:1.55;{style}\">{text}</td></tr>");
}

/// A cell that is coloured and a link that fills it: a link alone loses its padding in some programs. The address below is a link as
/// well, and readable.
fn button(page: &mut String, label: &str, url: &str, fallback: &str) {
    let (label, url, fallback) = (escaped(label), escaped(url), escaped(fallback));
    let _ = writeln!(
        page,
        "<tr><td class=\"room\" style=\"padding:24px 40px 4px\">\n\
         <table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr>\
         <td class=\"key\" style=\"background-color:#7c5a16;border-radius:6px\">\
         <a class=\"key-label\" href=\"{url}\" style=\"display:inline-block;padding:12px 24px;{FONT};font-size:16px;line-height:1.3;\
         font-weight:600;color:#ffffff;text-decoration:none\">{label}</a></td></tr></table>\n</td></tr>\n\
         <tr><td class=\"room soft\" style=\"padding:12px 40px 0;{FONT};font-size:13px;line-height:1.5;color:#595d69\">{fallback}<br>\n\
         <a class=\"brass\" href=\"{url}\" style=\"color:#7c5a16;word-break:break-all\">{url}</a></td></tr>"
    );
}

fn deadline(page: &mut String, text: &str) {
    let text = escaped(text);
    let _ = writeln!(
        page,
        "<tr><td class=\"room\" style=\"padding:20px 40px 4px\">\n\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr>\
         <td class=\"wash ink\" style=\"padding:12px 16px;background-color:#f8f1e1;border-left:3px solid #7c5a16;{FONT};font-size:15px;\
         line-height:1.5;font-weight:600;color:#23252f\">{text}</td></tr></table>\n</td></tr>"
    );
}

fn signature(page: &mut String, text: &str) {
    let text = escaped(text);
    let _ = writeln!(
        page,
        "<tr><td class=\"room\" style=\"padding:24px 40px 0\">\n\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr>\
         <td class=\"line soft\" style=\"padding:16px 0 0;border-top:1px solid #e3dfd7;{FONT};font-size:13px;line-height:1.5;\
         color:#595d69\">{text}</td></tr></table>\n</td></tr>"
    );
}

/// Safe as text and inside a quoted attribute.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
