//! `crates/capi/src/generated.rs`: the functions of C for each method of each version, thin over generic ones.

use crate::output::Output;
use cloudtasks::resource_name::{RESOURCE_NAMES, ResourceName};
use cloudtasks::schema::{MethodDescriptor, VERSIONS};
use std::fmt::Write;

const HEAD: &str = "\
//! A function for each method of each version, with its asynchronous twin and, for list methods, its pager; and two
//! for each form of resource name.
//! Generated from the API table by `cargo xtask generate`.

use crate::asynchronous::{ct_call, ct_callback, start_call};
use crate::call::call;
use crate::call_options::ct_call_options;
use crate::client::ct_client;
use crate::error::ct_error;
use crate::message::ct_message;
use crate::names;
use crate::pager::{ct_pager, new_pager};
use crate::status::ct_status;
use cloudtasks::{v2, v2beta2, v2beta3};
use std::ffi::{c_char, c_void};
";

pub fn outputs() -> Vec<Output> {
    let mut out = HEAD.to_owned();
    for method in VERSIONS.into_iter().flat_map(|api| api.methods) {
        out += &blocking(method);
        out += &asynchronous(method);
        if method.paged.is_some() {
            out += &pager(method);
        }
    }
    resource_names().for_each(|(name, form)| out += &names(&name, form));
    vec![Output::new("crates/capi/src/generated.rs", out)]
}

/// Each form of a resource name once, with its name without the prefix `common_`.
pub fn resource_names() -> impl Iterator<Item = (String, &'static ResourceName)> {
    let is_first =
        |index: &usize| !RESOURCE_NAMES[..*index].iter().any(|f| f.pattern == RESOURCE_NAMES[*index].pattern);
    (0..RESOURCE_NAMES.len()).filter(is_first).map(|index| {
        let form = &RESOURCE_NAMES[index];
        (form.function.trim_start_matches("common_").to_owned(), form)
    })
}

/// The functions that build and parse one form of resource name.
fn names(name: &str, form: &ResourceName) -> String {
    let ResourceName { function, pattern, ids, .. } = form;
    let list = |of: &str| ids.iter().map(|id| format!("    {id}: {of},\n")).collect::<String>();
    let (given, parsed, all) = (list("*const c_char"), list("*mut *mut c_char"), ids.join(", "));
    format!(
        "
/// Builds `{pattern}`. The caller frees the name by ct_free.
#[unsafe(no_mangle)]
pub unsafe extern \"C\" fn ct_{name}(
{given}    name: *mut *mut c_char,
    error: *mut *mut ct_error,
) -> ct_status {{
    boundary!(error, {{
        let ids = [{all}];
        names::build(\"{function}\", &ids, name)
    }})
}}

/// The ids in `{pattern}`; CT_INVALID_ARGUMENT for a name of another form. The caller frees each by ct_free; places may
/// be NULL.
#[unsafe(no_mangle)]
pub unsafe extern \"C\" fn ct_parse_{name}(
    name: *const c_char,
{parsed}    error: *mut *mut ct_error,
) -> ct_status {{
    boundary!(error, {{
        let ids = [{all}];
        names::parse(\"{function}\", name, &ids)
    }})
}}
"
    )
}

/// `ct_v2_create_task`
pub fn function_name(method: &MethodDescriptor) -> String {
    format!("ct_{}_{}", method.version, method.name)
}

fn blocking(method: &MethodDescriptor) -> String {
    let MethodDescriptor { version, name, .. } = method;
    let function = function_name(method);
    let doc = doc(method.doc)
        + &doc(&format!(
            "\nTakes a {} and gives a {}, which the caller frees; `response` may be NULL.",
            method.request.full_name, method.response.full_name
        ));
    format!(
        "
{doc}#[unsafe(no_mangle)]
pub unsafe extern \"C\" fn {function}(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    response: *mut *mut ct_message,
    error: *mut *mut ct_error,
) -> ct_status {{
    boundary!(error, {{
        let method = &{version}::methods::{name};
        call(method, client, request, options, response)
    }})
}}
"
    )
}

fn asynchronous(method: &MethodDescriptor) -> String {
    let MethodDescriptor { version, name, .. } = method;
    let function = function_name(method);
    format!(
        "
/// {function}, asynchronous: returns at once and calls back exactly once. `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern \"C\" fn {function}_async(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    callback: ct_callback,
    user_data: *mut c_void,
    handle: *mut *mut ct_call,
    error: *mut *mut ct_error,
) -> ct_status {{
    boundary!(error, {{
        let method = &{version}::methods::{name};
        start_call(method, client, request, options, callback, user_data, handle)
    }})
}}
"
    )
}

fn pager(method: &MethodDescriptor) -> String {
    let MethodDescriptor { version, name, .. } = method;
    let function = function_name(method);
    format!(
        "
/// {function}, page after page: makes a pager, which asks for the first page at the first ct_pager_next.
#[unsafe(no_mangle)]
pub unsafe extern \"C\" fn {function}_pager(
    client: *const ct_client,
    request: *const ct_message,
    options: *const ct_call_options,
    pager: *mut *mut ct_pager,
    error: *mut *mut ct_error,
) -> ct_status {{
    boundary!(error, {{
        let method = &{version}::methods::{name};
        new_pager(method, client, request, options, pager)
    }})
}}
"
    )
}

/// Doc lines of Rust: the table keeps the lines of its own comments.
fn doc(text: &str) -> String {
    text.lines().fold(String::new(), |mut out, line| {
        let line = line.trim();
        // A line that is empty must not end in a blank.
        let blank = if line.is_empty() { "" } else { " " };
        let _ = writeln!(out, "///{blank}{line}");
        out
    })
}
