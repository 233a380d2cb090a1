//! `include/cloudtasks/names.hpp`: resource names, built and parsed.

use crate::emit_capi::resource_names;
use crate::output::Output;
use cloudtasks::resource_name::ResourceName;

const HEAD: &str = "\
// Resource names, built from their ids and parsed into them. Generated from the API table by `cargo xtask generate`.
#pragma once

#include \"error.hpp\"

#include <array>
#include <string>
#include <string_view>

namespace cloudtasks {
";

pub fn outputs() -> Vec<Output> {
    let functions: String = resource_names().map(|(name, form)| functions(&name, form)).collect();
    vec![Output::new("include/cloudtasks/names.hpp", format!("{HEAD}{functions}\n}}  // namespace cloudtasks\n"))]
}

fn functions(name: &str, form: &ResourceName) -> String {
    let ids = form.ids;
    let each = |text: fn(usize, &str) -> String| -> Vec<String> {
        ids.iter().enumerate().map(|(i, id)| text(i, id)).collect()
    };
    let parameters = each(|_, id| format!("std::string_view {id}")).join(", ");
    let arguments = each(|_, id| format!("detail::CText({id})")).join(", ");
    let places = each(|i, _| format!("&ids[{i}]")).join(", ");
    let results = each(|i, _| format!("detail::take_text(ids[{i}])")).join(", ");
    let (count, pattern) = (ids.len(), form.pattern);
    format!(
        "
/// Builds `{pattern}`.
inline std::string {name}({parameters}) {{
  char* name = nullptr;
  detail::run(cloudtasks_{name}, {arguments}, &name);
  return detail::take_text(name);
}}

/// The ids in `{pattern}`; throws CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, {count}> parse_{name}(std::string_view name) {{
  char* ids[{count}] = {{}};
  detail::run(cloudtasks_parse_{name}, detail::CText(name), {places});
  return {{{{{results}}}}};
}}
"
    )
}
