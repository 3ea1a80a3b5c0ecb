//! Rows that are read along with a query of somebody else's.

use super::{
    super::{Budget, Counted, Seen, name},
    counted,
};
use crate::{Ctx, db::entities::throttles, errors::AppError};
use chrono::{DateTime, Utc};
use sea_orm::{FromQueryResult as _, QueryResult, Value};

/// All that a request may be counted by, read in the same query as what it asks for. While the pause of the first lasts, what it asks for is
/// not looked for: whoever is refused anyway learns nothing by how long it takes.
pub(crate) struct Sought {
    names: Vec<String>,
    at: DateTime<Utc>,
    /// After which instant, and until which, an end of the first one's pause is in force.
    pause: [DateTime<Utc>; 2],
}

impl Sought {
    /// These rows, of which the first is that of whoever asks, by a budget that comes back after a while.
    pub fn new(ctx: &Ctx, first: (Budget, &str), others: &[(Budget, &str)]) -> Self {
        let names = [first].iter().chain(others).map(|(budget, whom)| name(ctx, *budget, whom)).collect();
        let at = ctx.now();
        Self { names, at, pause: first.0.pause_in_force(at) }
    }

    /// What is bound first, as `$1` and so on.
    pub fn values(&self) -> impl Iterator<Item = Value> {
        self.pause.map(Value::from).into_iter().chain(self.names.iter().map(Value::from))
    }

    /// Their columns.
    pub fn columns(&self) -> String {
        let columns =
            |n| ["key", "failures", "recent", "touched_at", "blocked_until"].map(|name| format!("t{n}.{name} AS t{n}_{name}"));
        self.numbers().flat_map(columns).collect::<Vec<_>>().join(", ")
    }

    /// Joins them to whatever stands before, of which they leave every row as it is.
    pub fn joined(&self) -> String {
        let joined = |n| format!("LEFT JOIN throttles t{n} ON t{n}.key = ${}", self.pause.len() + 1 + n);
        self.numbers().map(joined).collect::<Vec<_>>().join(" ")
    }

    /// The value that is bound next, or nothing to look for while the pause lasts.
    pub fn next_value_unless_paused(&self) -> String {
        let next = self.pause.len() + self.names.len() + 1;
        format!("CASE WHEN t0.blocked_until > $1 AND t0.blocked_until <= $2 THEN NULL ELSE ${next} END")
    }

    /// What stood in them.
    pub fn seen(self, row: &QueryResult) -> Result<Seen, AppError> {
        let mut rows = Vec::new();
        for (n, name) in self.names.into_iter().enumerate() {
            let found = Option::<throttles::Model>::from_query_result(row, &format!("t{n}_"))?;
            rows.push((name, found.as_ref().map_or_else(Counted::default, counted)));
        }
        Ok(Seen { rows, at: self.at })
    }

    fn numbers(&self) -> std::ops::Range<usize> {
        0..self.names.len()
    }
}
