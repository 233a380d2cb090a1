//! Resource names.

use cloudtasks::resource_name::{RESOURCE_NAMES, check_project_id, check_queue_id, check_task_id};

pub fn run(input: &[u8]) {
    let Ok(name) = std::str::from_utf8(input) else { return };
    for form in RESOURCE_NAMES {
        if let Some(ids) = form.parse(name) {
            assert_eq!(form.build(&ids), name);
            assert_eq!(ids.len(), form.ids.len());
        }
    }
    for check in [check_queue_id, check_task_id, check_project_id] {
        if check(name).is_ok() {
            assert!(!name.is_empty() && !name.contains('/'));
        }
    }
}
