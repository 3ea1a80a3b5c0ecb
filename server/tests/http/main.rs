//! The real router, spoken to as browsers, programs and attackers do. One binary, so that everything is linked once.

#[cfg(test)]
mod access;
#[cfg(test)]
mod binary;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod busy;
#[cfg(test)]
mod connections;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod cross_site;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod headers;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod hosts;
#[cfg(test)]
mod leaks;
#[cfg(test)]
mod links;
#[cfg(test)]
mod manager;
#[cfg(test)]
mod permission_groups;
#[cfg(test)]
mod pins;
#[cfg(test)]
mod plain_posts;
#[cfg(test)]
mod program;
#[cfg(test)]
mod questions;
#[cfg(test)]
mod readiness;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod sign_in_names;
