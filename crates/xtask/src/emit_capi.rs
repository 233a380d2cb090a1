//! `include/cloudtasks/{v2,v2beta2,v2beta3,names}.h`: the functions of C for each method and each form of resource name,
//! inline over the generic ones, so that a new method adds no symbol.

use crate::output::Output;
use cloudtasks::resource_name::{RESOURCE_NAMES, ResourceName};
use cloudtasks::schema::{Api, MethodDescriptor, VERSIONS};

pub fn outputs() -> Vec<Output> {
    let mut files: Vec<Output> = VERSIONS.into_iter().map(methods_file).collect();
    files.push(names_file());
    files
}

fn methods_file(api: &Api) -> Output {
    let methods: String = api.methods.iter().map(|method| functions(method)).collect();
    file(api.version, &format!("The methods of {}", api.version), &methods)
}

fn names_file() -> Output {
    let all: String = resource_names().map(|(name, form)| names(&name, form)).collect();
    file("names", "Resource names", &all)
}

fn file(name: &str, about: &str, functions: &str) -> Output {
    let guard = format!("CLOUDTASKS_{}_H", name.to_uppercase());
    let text = format!(
        "/* {about}: inline functions over those of cloudtasks.h, which includes this.
 * Generated from the API table by `cargo xtask generate`. SPDX-License-Identifier: Apache-2.0 */
#ifndef {guard}
#define {guard}

#include \"../cloudtasks.h\"
{functions}
#endif /* {guard} */
"
    );
    Output::new(format!("include/cloudtasks/{name}.h"), text)
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
    let list = |of: &str| ids.iter().map(|id| format!("{of}{id}")).collect::<Vec<_>>().join(", ");
    let (given, places, count) = (list("const char *"), list("char **"), ids.len());
    format!(
        "
/** Builds `{pattern}`. The caller frees the name by cloudtasks_free. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_{name}({given}, char **name, cloudtasks_error **error) {{
  const char *ids[{count}];
{assigned}  return cloudtasks_name_build(\"{function}\", ids, {count}, name, error);
}}

/** The ids in `{pattern}`; CLOUDTASKS_INVALID_ARGUMENT for a name of another form. The caller frees
 *  each by cloudtasks_free; places may be NULL. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_parse_{name}(const char *name, {places}, cloudtasks_error **error) {{
  char **places[{count}];
{placed}  return cloudtasks_name_parse(\"{function}\", name, places, {count}, error);
}}
",
        assigned = assignments("ids", ids),
        placed = assignments("places", ids),
    )
}

fn assignments(array: &str, ids: &[&str]) -> String {
    ids.iter().enumerate().map(|(index, id)| format!("  {array}[{index}] = {id};\n")).collect()
}

/// `v2.create_task`, which the generic functions take.
pub fn method_name(method: &MethodDescriptor) -> String {
    format!("{}.{}", method.version, method.name)
}

/// The function of a method, its asynchronous twin and, for a list method, its pager.
fn functions(method: &MethodDescriptor) -> String {
    let function = format!("cloudtasks_{}_{}", method.version, method.name);
    let (name, request, response) = (method_name(method), method.request.full_name, method.response.full_name);
    let doc: String =
        method.doc.lines().map(|line| format!(" * {}", line.trim()).trim_end().to_owned() + "\n").collect();
    let mut out = format!(
        "
/**
{doc} *
 * @param request   a {request}
 * @param options   may be NULL
 * @param response  gets a {response}, which the caller frees; may be NULL
 */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status {function}(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_message **response, cloudtasks_error **error) {{
  return cloudtasks_call(client, \"{name}\", request, options, response, error);
}}

/** {function} without waiting, see cloudtasks_call_async. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status {function}_async(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_callback callback, void *user_data, cloudtasks_error **error) {{
  return cloudtasks_call_async(client, \"{name}\", request, options, callback, user_data, error);
}}
"
    );
    if method.paged.is_some() {
        out += &format!(
            "
/** {function} page after page, see cloudtasks_pager_new. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status {function}_pager(
    const cloudtasks_client *client, const cloudtasks_message *request, const cloudtasks_call_options *options,
    cloudtasks_pager **pager, cloudtasks_error **error) {{
  return cloudtasks_pager_new(client, \"{name}\", request, options, pager, error);
}}
"
        );
    }
    out
}
