//! From a server function's refusal to its HTTP status. The framework answers 500 for each (leptos#4536); the one place that knows better
//! is [`AppError::status`].

use crate::security::refusal::retry_after;
use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use domain::{AppError, local_path::LocalPath};
use http_body_util::{BodyExt as _, Collected};

/// The header by which the framework marks a refusal.
pub const FUNCTION_ERROR: &str = server_fn::error::SERVER_FN_ERROR_HEADER;

/// The answer with its right status, and the refusal it carries, if it does.
pub async fn told(mut response: Response) -> (Response, Option<AppError>) {
    if let Some(path) = response.headers().get(header::LOCATION) {
        let path = path.to_str().map_or_else(|_| LocalPath::parse_or_home(""), LocalPath::parse_or_home);
        if let Ok(path) = HeaderValue::from_str(path.as_str()) {
            response.headers_mut().insert(header::LOCATION, path);
        }
    }
    if !response.headers().contains_key(FUNCTION_ERROR) {
        return (response, None);
    }
    let (mut parts, body) = response.into_parts();
    let body = body.collect().await.map(Collected::to_bytes).unwrap_or_default();
    let error = read(&body);
    parts.status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::SERVICE_UNAVAILABLE);
    if let Some(seconds) = retry_after(&error) {
        parts.headers.insert(header::RETRY_AFTER, seconds);
    }
    (Response::from_parts(parts, Body::from(body)), Some(error))
}

fn read(body: &Bytes) -> AppError {
    serde_json::from_slice(body).unwrap_or_else(|cause| AppError::fault("a server function's refusal could not be read", &cause))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::fields::{Field, Problem};

    async fn answered(error: &AppError) -> Response {
        let body = serde_json::to_vec(error).unwrap();
        let response = Response::builder().status(500).header(FUNCTION_ERROR, "/api/x").body(Body::from(body)).unwrap();
        told(response).await.0
    }

    #[tokio::test]
    async fn each_refusal_has_its_status_and_the_passing_ones_say_when_to_come_back() {
        for (error, status, retry) in [
            (AppError::SignInFailed, 401, None),
            (AppError::Forbidden, 403, None),
            (AppError::NotFound, 404, None),
            (AppError::field(Field::Email, Problem::Required), 422, None),
            (AppError::Throttled { retry_after_s: 42 }, 429, Some("42")),
            (AppError::Busy, 503, Some("5")),
        ] {
            let response = answered(&error).await;
            assert_eq!(response.status().as_u16(), status);
            assert_eq!(response.headers().get(header::RETRY_AFTER).map(|value| value.to_str().unwrap()), retry);
        }
    }

    #[tokio::test]
    async fn ac_64_no_redirect_leaves_the_site() {
        let response = Response::builder().header(header::LOCATION, "https://evil.example/").body(Body::empty()).unwrap();
        assert_eq!(told(response).await.0.headers()[header::LOCATION], "/");
    }
}
