//! `include/cloudtasks/names.hpp`: resource names, built and parsed.

use crate::emit_capi::resource_names;
use crate::output::Output;
use cloudtasks::resource_name::ResourceName;

const HEAD: &str = "\
// Resource names, built from their ids and parsed into them. Generated from the API table by `cargo xtask generate`.
#pragma once

#include \"result.hpp\"

#include <array>
#include <string>
#include <string_view>

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {
";

pub fn outputs() -> Vec<Output> {
    let functions: String = resource_names().map(|(name, form)| functions(&name, form)).collect();
    vec![Output::new(
        "include/cloudtasks/names.hpp",
        format!("{HEAD}{functions}\n}}  // namespace CLOUDTASKS_NAMESPACE\n}}  // namespace cloudtasks\n"),
    )]
}

fn functions(name: &str, form: &ResourceName) -> String {
    let ids = form.ids;
    let each = |text: fn(usize, &str) -> String| -> Vec<String> {
        ids.iter().enumerate().map(|(i, id)| text(i, id)).collect()
    };
    let parameters = each(|_, id| format!("std::string_view {id}")).join(", ");
    let texts = each(|_, id| format!("detail::CText({id})")).join(", ");
    let arguments = ids.join(", ");
    let places = each(|i, _| format!("&ids[{i}]")).join(", ");
    let results = each(|i, _| format!("detail::take_text(ids[{i}])")).join(", ");
    let (count, pattern) = (ids.len(), form.pattern);
    format!(
        "
/// Builds `{pattern}`. CLOUDTASKS_INVALID_ARGUMENT if an id cannot be part of a name.
inline Result<std::string> try_{name}({parameters}) {{
  char* name = nullptr;
  Result<void> done = detail::attempt(cloudtasks_{name}, {texts}, &name);
  if (!done) return std::move(done).error();
  return detail::take_text(name);
}}
inline std::string {name}({parameters}) {{ return try_{name}({arguments}).value(); }}

/// The ids in `{pattern}`. CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline Result<std::array<std::string, {count}>> try_parse_{name}(std::string_view name) {{
  char* ids[{count}] = {{}};
  Result<void> done = detail::attempt(cloudtasks_parse_{name}, detail::CText(name), {places});
  if (!done) return std::move(done).error();
  return std::array<std::string, {count}>{{{{{results}}}}};
}}
inline std::array<std::string, {count}> parse_{name}(std::string_view name) {{ return try_parse_{name}(name).value(); }}
"
    )
}
