//! Keeps records on disk.
//!
//! redb holds it: an embedded store in plain Rust, one file, crash-safe by copy-on-write. One thread writes; all changes
//! that came in while it committed go into its next transaction, so that many callers share one wait for the disk.

pub mod record;

use record::{Change, RecordKind};
use redb::{Database, ReadableDatabase, ReadableTable, TableDefinition};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use tokio::sync::watch;

const RECORDS: TableDefinition<'_, (u8, &str), &[u8]> = TableDefinition::new("records");

pub struct Store {
    queue: Arc<WriteQueue>,
    progress: watch::Receiver<Progress>,
    writer: Option<JoinHandle<()>>,
}

/// Changes on their way to the disk.
#[derive(Default)]
struct WriteQueue {
    waiting: Mutex<Waiting>,
    filled: Condvar,
}

#[derive(Default)]
struct Waiting {
    changes: Vec<Change>,
    /// How many batches of changes were submitted.
    submitted: u64,
    closed: bool,
}

/// How far the disk has come.
#[derive(Debug, Clone, Default)]
struct Progress {
    /// All batches up to this one are on disk.
    committed: u64,
    /// Why the disk took no more.
    failure: Option<String>,
}

impl WriteQueue {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store {
    /// Opens the store in a directory, which is made if it is missing, and reads all records.
    pub fn open(directory: &Path) -> Result<(Store, Vec<Change>), String> {
        let path = directory.join("cloudtasks-emulator.redb");
        let failed = |problem: &dyn std::fmt::Display| format!("cannot use the data directory {path:?}: {problem}");
        private::create(directory, &path).map_err(|error| failed(&error))?;
        let damaged = |problem: &dyn std::fmt::Display| {
            format!("{path:?} is damaged ({problem}); move it away to begin without it")
        };
        // The library takes its file at its word, and panics where that is broken.
        let opened = std::panic::catch_unwind(|| {
            let database = Database::create(&path)?;
            let records = read_all(&database)?;
            Ok((database, records))
        });
        let (database, records) = match opened {
            Ok(Ok(opened)) => opened,
            Ok(Err(error)) if is_damage(&error) => return Err(damaged(&error)),
            Ok(Err(error)) => return Err(failed(&error)),
            Err(_) => return Err(damaged(&"it cannot be read")),
        };
        let queue = Arc::new(WriteQueue::default());
        let (report, progress) = watch::channel(Progress::default());
        let for_thread = queue.clone();
        let writer = std::thread::Builder::new().name("cloudtasks-store".into());
        let writer = writer.spawn(move || write(&database, &for_thread, &report)).map_err(|error| failed(&error))?;
        Ok((Store { queue, progress, writer: Some(writer) }, records))
    }

    /// Hands changes over; they reach the disk in the order of these calls. Returns what to wait for.
    pub fn submit(&self, changes: Vec<Change>) -> u64 {
        let mut waiting = self.queue.lock();
        waiting.changes.extend(changes);
        waiting.submitted += 1;
        self.queue.filled.notify_one();
        waiting.submitted
    }

    /// Waits until what [`Store::submit`] returned is on disk.
    pub async fn wait(&self, batch: u64) -> Result<(), String> {
        let mut progress = self.progress.clone();
        let reached = progress.wait_for(|progress| progress.committed >= batch || progress.failure.is_some()).await;
        match reached {
            Ok(progress) if progress.committed >= batch => Ok(()),
            Ok(progress) => Err(progress.failure.clone().unwrap_or_default()),
            Err(_) => Err("the store was closed".into()),
        }
    }
}

/// Whether an error tells of a broken file.
fn is_damage(error: &redb::Error) -> bool {
    matches!(error, redb::Error::Corrupted(_) | redb::Error::RepairAborted | redb::Error::UpgradeRequired(_))
        || matches!(error, redb::Error::Io(error) if error.kind() == std::io::ErrorKind::InvalidData)
}

/// Directory and file are for their owner alone: tasks hold what nobody else is to read.
#[cfg(unix)]
mod private {
    use std::fs::{DirBuilder, OpenOptions, Permissions, set_permissions};
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
    use std::path::Path;

    pub fn create(directory: &Path, file: &Path) -> std::io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(directory)?;
        OpenOptions::new().create(true).append(true).mode(0o600).open(file)?;
        set_permissions(file, Permissions::from_mode(0o600))
    }
}

#[cfg(not(unix))]
mod private {
    pub fn create(directory: &std::path::Path, _file: &std::path::Path) -> std::io::Result<()> {
        std::fs::create_dir_all(directory)
    }
}

impl Drop for Store {
    /// Writes what is still waiting.
    fn drop(&mut self) {
        self.queue.lock().closed = true;
        self.queue.filled.notify_one();
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

fn write(database: &Database, queue: &WriteQueue, report: &watch::Sender<Progress>) {
    loop {
        let mut waiting = queue.lock();
        while waiting.changes.is_empty() && !waiting.closed {
            waiting = queue.filled.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
        if waiting.changes.is_empty() {
            return;
        }
        let (changes, batch) = (std::mem::take(&mut waiting.changes), waiting.submitted);
        drop(waiting);
        match commit(database, &changes) {
            Ok(()) => report.send_modify(|progress| progress.committed = batch),
            Err(problem) => {
                report.send_modify(|progress| progress.failure = Some(problem.to_string()));
                return;
            }
        }
    }
}

fn commit(database: &Database, changes: &[Change]) -> Result<(), redb::Error> {
    let transaction = database.begin_write()?;
    {
        let mut records = transaction.open_table(RECORDS)?;
        for change in changes {
            match change {
                Change::Put(kind, name, value) => drop(records.insert((*kind as u8, name.as_str()), value.as_slice())?),
                Change::Delete(kind, name) => drop(records.remove((*kind as u8, name.as_str()))?),
                Change::DeleteUnder(kind, prefix) => {
                    // No name has a character beyond this one.
                    let end = format!("{prefix}\u{7f}");
                    let range = (*kind as u8, prefix.as_str())..(*kind as u8, end.as_str());
                    records.retain_in(range, |_, _| false)?;
                }
                Change::Clear => records.retain(|_, _| false)?,
            }
        }
    }
    transaction.commit()?;
    Ok(())
}

fn read_all(database: &Database) -> Result<Vec<Change>, redb::Error> {
    let transaction = database.begin_read()?;
    let records = match transaction.open_table(RECORDS) {
        Ok(records) => records,
        Err(redb::TableError::TableDoesNotExist(_)) => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut all = Vec::new();
    for entry in records.iter()? {
        let (key, value) = entry?;
        let (kind, name) = key.value();
        if let Some(kind) = RecordKind::from_number(kind) {
            all.push(Change::Put(kind, name.to_owned(), value.value().to_owned()));
        }
    }
    Ok(all)
}
