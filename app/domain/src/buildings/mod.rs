//! Buildings and portfolios: what access is given to.
//!
//! A building is never deleted. Archived, it is nowhere offered and access to it ends, while the history goes on telling what happened there.
//! A portfolio is several buildings under one name; whoever is given access to one has it in every building that comes to it later.
