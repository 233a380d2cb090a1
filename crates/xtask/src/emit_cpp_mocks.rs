//! `include/cloudtasks/{v2,…}_connection.hpp`: a virtual function for each method, for tests of users' code; and
//! `{v2,…}_mocks.hpp`: the same for users of gmock. Programs that do not test include neither.

use crate::cpp_names::{comment, qualified};
use crate::emit_capi::method_name;
use crate::emit_cpp::header;
use crate::emit_cpp_client::plain_type;
use crate::output::Output;
use cloudtasks::schema::{Api, MethodDescriptor, VERSIONS};

pub fn outputs() -> Vec<Output> {
    VERSIONS.into_iter().flat_map(|api| [connection(api), mocks(api)]).collect()
}

fn connection(api: &Api) -> Output {
    let version = api.version;
    let methods: String = api.methods.iter().map(|method| virtual_function(method)).collect();
    let dispatch: String = api.methods.iter().map(|method| dispatch(method)).collect();
    let body = format!(
        "
/// A connection with a virtual function for each method of {version}, to derive mocks from. What is not overridden fails with
/// CLOUDTASKS_UNIMPLEMENTED. A list method returns one page; the pager of the client calls it for each. Clients of all forms
/// can use it: for an AsyncClient the future is ready at once, unless start() is overridden.
class Connection : public ::cloudtasks::Connection {{
 public:{methods}
  /// Calls one of the functions above.
  Result<MessageHandle> call(const char* method, const cloudtasks_message* request, const CallOptions& options) override {{
    const std::string_view name = method;
{dispatch}    return detail::not_mocked(method);
  }}
}};
"
    );
    let about = format!("The interface of {version} for mocks.");
    header(&format!("{version}_connection"), &about, &["mock", version], version, &body)
}

fn virtual_function(method: &MethodDescriptor) -> String {
    format!(
        "\n{}  virtual {} {}(const {}&, const CallOptions&) {{ return detail::not_mocked(\"{}\"); }}\n",
        comment("  ", method.doc),
        result(method),
        method.name,
        qualified(method.request),
        method_name(method)
    )
}

fn dispatch(method: &MethodDescriptor) -> String {
    format!(
        "    if (name == \"{}\") return detail::untyped({}(detail::typed<{}>(request), options));\n",
        method_name(method),
        method.name,
        qualified(method.request)
    )
}

fn mocks(api: &Api) -> Output {
    let version = api.version;
    let methods: String = api
        .methods
        .iter()
        .map(|method| {
            let (result, name, request) = (result(method), method.name, qualified(method.request));
            format!("  MOCK_METHOD({result}, {name}, (const {request}&, const CallOptions&), (override));\n")
        })
        .collect();
    let body = format!(
        "\n/// Mocks each method of {version}.\nclass MockConnection : public {version}::Connection {{\n public:\n{methods}}};\n"
    );
    let about = format!("Mocks of {version} for gmock.");
    let output = header(
        &format!("{version}_mocks"),
        &about,
        &[&format!("{version}_connection")],
        &format!("{version}_mocks"),
        &body,
    );
    Output { text: output.text.replacen("\n\nnamespace", "\n\n#include <gmock/gmock.h>\n\nnamespace", 1), ..output }
}

/// What a virtual function returns.
fn result(method: &MethodDescriptor) -> String {
    format!("Result<{}>", plain_type(method.response))
}
