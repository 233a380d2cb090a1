//! What an error says about the request, whatever the service does.

use super::*;

#[test]
fn a_refusal_tells_that_the_request_was_not_carried_out_and_a_failure_of_the_server_does_not() {
    for (status, may_have_arrived) in [(400, false), (409, false), (429, false), (500, true), (503, true)] {
        assert_eq!(Error::from_response(status, b"").may_have_arrived(), may_have_arrived, "{status}");
    }
}

#[test]
fn a_defect_after_sending_leaves_open_whether_the_request_arrived() {
    let defect = |phase| Error::from_panic(&"on purpose").in_phase(phase);
    assert!(!defect(Phase::Connect).may_have_arrived() && defect(Phase::Response).may_have_arrived());
    assert!(defect(Phase::Response).in_phase(Phase::Backoff).may_have_arrived());
}
