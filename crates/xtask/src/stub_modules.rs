//! Stubs of the modules that lie beneath a version, which have its types and clients under the names that people import.

use crate::emit_stubs::{BANNER, pager_name};
use crate::output::Output;
use cloudtasks::schema::Api;
use std::collections::BTreeSet;

/// Modules that are written once for all versions. Their names are found, and not typed.
const TRANSPORTS: [&str; 5] = ["__init__", "base", "grpc", "grpc_asyncio", "rest"];

/// One file for each module; `package` is the directory of the version.
pub fn outputs(api: &Api, package: &str) -> Vec<Output> {
    let stub = |path: String, text: String| Output::new(format!("{package}/{path}.pyi"), format!("{BANNER}{text}"));
    let names = |names: &[String]| -> String {
        names.iter().map(|name| format!("from cloudtasks.tasks_{} import {name}\n", api.version)).collect()
    };
    let client = |name: &str| format!("{name} as {name}");
    let (blocking, awaited) = (client("CloudTasksClient"), client("CloudTasksAsyncClient"));
    let paged = api.methods.iter().filter(|method| method.paged_in_python().is_some());
    let pagers = paged.flat_map(|method| ["AsyncPager", "Pager"].map(|base| pager_name(method, base)));
    let pagers: String = pagers.map(|name| format!("{name} = _package._{name}\n")).collect();
    let pagers = format!("from cloudtasks import tasks_{} as _package\n\n{pagers}", api.version);

    let service = "services/cloud_tasks";
    let mut outputs = vec![
        stub("gapic_version".to_owned(), "__version__: str\n".to_owned()),
        stub("services/__init__".to_owned(), String::new()),
        stub(format!("{service}/__init__"), names(&[awaited.clone(), blocking.clone()])),
        stub(format!("{service}/client"), names(&[blocking])),
        stub(format!("{service}/async_client"), names(&[awaited])),
        stub(format!("{service}/pagers"), pagers),
    ];
    for module in TRANSPORTS {
        let untyped = "import typing\n\ndef __getattr__(name: str) -> typing.Any: ...\n".to_owned();
        outputs.push(stub(format!("{service}/transports/{module}"), untyped));
    }
    for module in type_modules(api) {
        outputs
            .push(stub(format!("types/{module}"), format!("from cloudtasks.tasks_{}.types import *\n", api.version)));
    }
    outputs
}

/// The modules of types, one for each `.proto` file. At run time, too, each finds all types of the version.
fn type_modules(api: &Api) -> BTreeSet<&'static str> {
    let mut modules: BTreeSet<_> = api.messages.iter().filter_map(|message| message.file).collect();
    if api.version == "v2beta2" {
        // google-cloud-tasks has an empty module of this name.
        modules.insert("old_target");
    }
    modules
}
