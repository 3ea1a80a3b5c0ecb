//! A list of buildings out of a spreadsheet: pasted, or read from a file.
//!
//! Columns are parted by tabs (what is pasted from a spreadsheet), semicolons (what French ones export) or commas, whichever the first line has
//! most of outside of quotes. If the first row holds names of columns, in English or in French, it says which is which, and other columns
//! are left alone; else they come as name, code, portfolio.

use crate::staff::identity::fold;

/// A row, as written but for the blanks around each cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Where it begins: counted from 1, in lines.
    pub line: u32,
    /// The building's name.
    pub name: String,
    /// Its code.
    pub code: String,
    /// Its portfolio.
    pub portfolio: String,
}

/// The columns that a list can have, each by the names that people give it.
const COLUMNS: [&[&str]; 3] = [
    &["name", "building", "building name", "nom", "immeuble", "nom de l'immeuble", "batiment"],
    &["code", "building code", "reference", "code de l'immeuble", "code immeuble"],
    &["portfolio", "portefeuille", "groupe", "group"],
];

/// Every row with anything in it, from top to bottom. Stops one row after `most`.
pub fn read(text: &str, most: usize) -> Vec<Written> {
    let text = text.trim_start_matches('\u{feff}');
    let mut order: Option<[Option<usize>; 3]> = None;
    let (mut rows, mut lines) = (Vec::new(), Lines { text, at: 0, line: 1 });
    for record in records(text) {
        if order.is_none() {
            let named = header(&record);
            order = Some(named.unwrap_or([Some(0), Some(1), Some(2)]));
            if named.is_some() {
                continue;
            }
        }
        let cell = |column: usize| {
            let at = order.and_then(|order| order[column]);
            at.and_then(|at| record.get(at)).map(trimmed).unwrap_or_default().to_owned()
        };
        let line = lines.of(record.position().map_or(0, csv::Position::byte));
        rows.push(Written { line, name: cell(0), code: cell(1), portfolio: cell(2) });
        if rows.len() > most {
            break;
        }
    }
    rows
}

/// Every row with anything in it.
fn records(text: &str) -> impl Iterator<Item = csv::StringRecord> {
    let mut reader = csv::ReaderBuilder::new();
    reader.delimiter(delimiter(text)).has_headers(false).flexible(true);
    // A text can't fail to be read: it is UTF-8, and comes from memory.
    let records = reader.from_reader(text.as_bytes()).into_records().map_while(Result::ok);
    records.filter(|record| record.iter().any(|cell| !trimmed(cell).is_empty()))
}

/// The names of columns that are none of ours, and so are left alone.
pub fn left_out(text: &str) -> Vec<String> {
    let Some(first) = records(text.trim_start_matches('\u{feff}')).next() else { return Vec::new() };
    let Some(places) = header(&first) else { return Vec::new() };
    let others =
        first.iter().enumerate().filter(|(at, _)| !places.contains(&Some(*at))).map(|(_, cell)| trimmed(cell).to_owned());
    others.filter(|name| !name.is_empty()).collect()
}

/// The rows as a list that is read as the same rows, its columns named so that they are known again.
pub fn written(rows: &[Written]) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new());
    let cells = rows.iter().map(|row| [row.name.as_str(), row.code.as_str(), row.portfolio.as_str()]);
    for record in std::iter::once(COLUMNS.map(|names| names[0])).chain(cells) {
        // Neither can memory refuse to be written, nor is there a record of another length.
        let _ = writer.write_record(record);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Counts lines from one record to the next. The reader's own count stands still at the two characters that end a line on some systems.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of a record that begins there, or after the ends of lines that stand there.
    fn of(&mut self, byte: u64) -> u32 {
        let bytes = self.text.as_bytes();
        let mut begins = usize::try_from(byte).unwrap_or(usize::MAX).min(bytes.len());
        while matches!(bytes.get(begins), Some(b'\r' | b'\n')) {
            begins += 1;
        }
        let passed = self.text.get(self.at..begins).unwrap_or_default().matches('\n').count();
        self.line = self.line.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        self.at = self.at.max(begins);
        self.line
    }
}

/// Without the blanks that spreadsheets leave around what was typed, those that don't break among them.
fn trimmed(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut counts = [(b'\t', 0), (b';', 0), (b',', 0)];
    let mut is_quoted = false;
    for byte in first.bytes() {
        is_quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(delimiter, _)| *delimiter == byte && !is_quoted) {
            *count += 1;
        }
    }
    // Of as many the first: a comma stands in names too, a tab in none.
    let mut best = (b',', 0);
    for (delimiter, count) in counts {
        if count > best.1 {
            best = (delimiter, count);
        }
    }
    best.0
}

/// Where the columns are, if the row holds their names: the building's and one more, or nothing else at all.
fn header(record: &csv::StringRecord) -> Option<[Option<usize>; 3]> {
    let cells: Vec<String> = record.iter().map(|cell| fold(trimmed(cell))).collect();
    let place = |names: &[&str]| cells.iter().position(|cell| names.contains(&cell.as_str()));
    let places = COLUMNS.map(place);
    let known = places.iter().flatten().count();
    let is_header = known >= 2 || known == 1 && cells.iter().filter(|cell| !cell.is_empty()).count() == 1;
    is_header.then_some(places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str) -> Vec<[String; 3]> {
        read(text, 5_000).into_iter().map(|row| [row.name, row.code, row.portfolio]).collect()
    }

    fn row(cells: [&str; 3]) -> [String; 3] {
        cells.map(str::to_owned)
    }

    #[test]
    fn a_list_is_read_with_any_of_the_delimiters_and_with_or_without_names_of_columns() {
        let expected = [row(["Résidence Laurier", "LAU", "Nord"]), row(["Plaza", "PLA", ""])];
        for text in [
            "Résidence Laurier,LAU,Nord\nPlaza,PLA,\n",
            "Résidence Laurier;LAU;Nord\r\nPlaza;PLA\r\n",
            "Résidence Laurier\tLAU\tNord\nPlaza\tPLA\t",
            "\u{feff}name,code,portfolio\nRésidence Laurier,LAU,Nord\nPlaza,PLA,\n",
            "Nom;Code;Portefeuille\n\n  Résidence Laurier ; LAU\u{a0};Nord\n;;\nPlaza;PLA;",
            "Portefeuille;Ville;CODE;Immeuble\nNord;Montréal;LAU;Résidence Laurier\n;Québec;PLA;Plaza",
            "\"Résidence Laurier\",\"LAU\",\"Nord\"\n\"Plaza\",PLA",
        ] {
            assert_eq!(cells(text), expected, "{text:?}");
        }
        assert_eq!(left_out("\n;Ville;CODE;Immeuble; Responsable \nNord;Montréal;LAU;Laurier;Zoé"), ["Ville", "Responsable"]);
        assert!(
            left_out("Laurier;LAU;Nord;Montréal").is_empty() && left_out("").is_empty(),
            "without names there is none to tell"
        );
    }

    #[test]
    fn quotes_hold_delimiters_lines_and_quotes() {
        let text = "\"Tower \"\"A\"\", north\",TA,\"Two\nlines\"\nB,\"x;y\",";
        assert_eq!(cells(text), [row(["Tower \"A\", north", "TA", "Two\nlines"]), row(["B", "x;y", ""])]);
        let lines = |text: &str| read(text, 10).iter().map(|row| row.line).collect::<Vec<_>>();
        assert_eq!(lines(text), [1, 3]);
        for text in ["a,A\nb,B\n\n\nc,C", "a,A\r\nb,B\r\n\r\n,\r\nc,C\r\n"] {
            assert_eq!(lines(text), [1, 2, 5], "{text:?}");
        }
    }

    #[test]
    fn a_single_column_may_be_named_and_nothing_is_no_row() {
        assert_eq!(cells("Name\nLaurier\n"), [row(["Laurier", "", ""])]);
        assert_eq!(cells("Laurier\nPlaza\n").len(), 2);
        assert!(cells("").is_empty() && cells("\n , ,\n").is_empty() && cells("name;code;portfolio").is_empty());
    }

    #[test]
    fn reading_stops_one_row_after_the_last_that_may_be() {
        let text = "Laurier,L\n".repeat(10_000);
        assert_eq!(read(&text, 5_000).len(), 5_001);
    }

    proptest! {
        /// Whatever a spreadsheet holds, written with any delimiter, is read as it was but for the blanks around it.
        #[test]
        fn what_was_written_is_read(
            rows in proptest::collection::vec(("[^\0\u{feff}]{0,12}", "[^\0\u{feff}]{0,6}", "[^\0\u{feff}]{0,8}"), 1..8),
            delimiter in proptest::sample::select(vec![b',', b';', b'\t']),
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(delimiter).quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
            writer.write_record(["name", "code", "portfolio"]).unwrap();
            for (name, code, portfolio) in &rows {
                writer.write_record([name, code, portfolio]).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let trim = |cell: &String| trimmed(cell).to_owned();
            let expected: Vec<[String; 3]> = rows
                .iter()
                .map(|(name, code, portfolio)| [trim(name), trim(code), trim(portfolio)])
                .filter(|cells| cells.iter().any(|cell| !cell.is_empty()))
                .collect();
            prop_assert_eq!(cells(&text), expected);
        }

        #[test]
        fn what_is_written_is_read_as_the_same_rows(
            rows in proptest::collection::vec(("[^\0\u{feff}]{0,12}", "[^\0\u{feff}]{0,6}", "[^\0\u{feff}]{0,8}"), 0..8),
        ) {
            let rows = rows.into_iter().map(|(name, code, portfolio)| {
                let [name, code, portfolio] = [name, code, portfolio].map(|cell: String| trimmed(&cell).to_owned());
                Written { line: 0, name, code, portfolio }
            });
            let rows: Vec<Written> = rows.filter(|row| *row != Written::default()).collect();
            let expected: Vec<[String; 3]> = rows.iter().cloned().map(|row| [row.name, row.code, row.portfolio]).collect();
            prop_assert_eq!(cells(&written(&rows)), expected);
        }

        /// Nothing that can be pasted is too much.
        #[test]
        fn anything_can_be_pasted(text in "(?s).{0,200}") {
            let rows = read(&text, 5_000);
            prop_assert!(rows.len() <= text.len() + 1);
            prop_assert!(rows.is_sorted_by_key(|row| row.line));
        }
    }
}
