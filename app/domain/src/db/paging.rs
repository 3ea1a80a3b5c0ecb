//! Keyset pages: what the lists that are turned page by page have in common. Which columns give the order, and what a place looks like in an
//! address, is each list's own.

use crate::errors::AppError;
use sea_orm::{
    ConnectionTrait,
    prelude::Expr,
    sea_query::{Query, SelectStatement},
};

/// Where a page begins.
pub(crate) struct Start<P> {
    /// After this place, or before it; `None`: at the beginning.
    pub place: Option<P>,
    /// Before it: then the rows are read the other way round.
    pub backwards: bool,
}

impl<P> Start<P> {
    /// Of both, the place after which one reads on counts.
    pub fn of(after: Option<P>, before: Option<P>) -> Self {
        let backwards = after.is_none() && before.is_some();
        Self { place: after.or(before), backwards }
    }
}

/// The rows of one page and where the neighbouring pages start.
#[derive(Debug)]
pub(crate) struct Paged<T> {
    pub rows: Vec<T>,
    pub previous: Option<String>,
    pub next: Option<String>,
    has_start: bool,
}

impl<T> Paged<T> {
    /// Out of what was read from `start` on: one row more than `most`, if there is one. `place` says where a row stands.
    pub fn cut<P>(mut rows: Vec<T>, most: usize, start: &Start<P>, place: impl Fn(&T) -> String) -> Self {
        let (more, has_start) = (rows.len() > most, start.place.is_some());
        rows.truncate(most);
        if start.backwards {
            rows.reverse();
        }
        let (is_before, is_after) = if start.backwards { (more, true) } else { (has_start, more) };
        let previous = rows.first().filter(|_| is_before).map(&place);
        let next = rows.last().filter(|_| is_after).map(&place);
        Self { rows, previous, next, has_start }
    }

    /// The same with other rows.
    pub fn map<U>(self, row: impl FnMut(T) -> U) -> Paged<U> {
        let Self { rows, previous, next, has_start } = self;
        Paged { rows: rows.into_iter().map(row).collect(), previous, next, has_start }
    }

    /// How many rows the whole list has: those of a single page are counted by looking at it.
    pub async fn matching(&self, count: impl Future<Output = Result<u32, AppError>>) -> Result<u32, AppError> {
        let is_whole = !self.has_start && self.next.is_none();
        if is_whole { Ok(u32::try_from(self.rows.len()).unwrap_or(u32::MAX)) } else { count.await }
    }
}

/// How many rows a statement finds, counted up to `most` and one: beyond, nobody wants to know, and counting would cost.
pub(crate) async fn counted(db: &impl ConnectionTrait, mut rows: SelectStatement, most: u32) -> Result<u32, AppError> {
    rows.limit(u64::from(most) + 1);
    let counted = Query::select().expr_as(Expr::cust("COUNT(*)"), "counted").from_subquery(rows, "matching").to_owned();
    let row = db.query_one(&counted).await?;
    let counted: i64 = row.map_or(Ok(0), |row| row.try_get("", "counted"))?;
    Ok(u32::try_from(counted).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(rows: &[u32], start: &Start<u32>) -> (Vec<u32>, Option<String>, Option<String>) {
        let Paged { rows, previous, next, .. } = Paged::cut(rows.to_vec(), 2, start, u32::to_string);
        (rows, previous, next)
    }

    #[test]
    fn a_page_says_where_its_neighbours_start_and_an_end_has_none() {
        let place = |number: u32| Some(number.to_string());
        assert_eq!(page(&[1, 2], &Start::of(None, None)), (vec![1, 2], None, None));
        assert_eq!(page(&[1, 2, 3], &Start::of(None, None)), (vec![1, 2], None, place(2)));
        assert_eq!(page(&[3, 4, 5], &Start::of(Some(2), Some(9))), (vec![3, 4], place(3), place(4)));
        assert_eq!(page(&[3], &Start::of(Some(2), None)), (vec![3], place(3), None));
        // Read backwards from 5.
        assert_eq!(page(&[4, 3, 2], &Start::of(None, Some(5))), (vec![3, 4], place(3), place(4)));
        assert_eq!(page(&[2, 1], &Start::of(None, Some(3))), (vec![1, 2], None, place(2)));
        assert_eq!(page(&[], &Start::of(Some(9), None)), (vec![], None, None));
    }

    #[tokio::test]
    async fn a_single_page_is_counted_by_looking_and_any_other_by_asking() {
        let asked = async || Ok(7);
        for (rows, start, expected) in [
            (vec![1, 2], Start::of(None, None), 2),
            (vec![1, 2, 3], Start::of(None, None), 7),
            (vec![], Start::of(Some(9), None), 7),
        ] {
            assert_eq!(Paged::cut(rows, 2, &start, u32::to_string).matching(asked()).await, Ok(expected));
        }
    }
}
