//! The file of a data directory.

use super::record::{Change, RecordKind};
use redb::backends::InMemoryBackend;
use redb::{Builder, Database, Error, ReadableDatabase, ReadableTable, StorageBackend, TableDefinition};
use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

const RECORDS: TableDefinition<'_, (u8, &str), &[u8]> = TableDefinition::new("records");

type Open = dyn Fn(&Path) -> Result<Database, redb::DatabaseError> + Send;

pub struct Disk {
    path: PathBuf,
    open: Box<Open>,
    /// `None` after a failure: redb then requires that the file is opened again.
    database: Option<Database>,
}

impl Disk {
    /// Opens the file in a directory and reads all records. Creates what is missing.
    pub fn open(directory: &Path) -> Result<(Disk, Vec<Change>), String> {
        Self::open_by(directory, Box::new(|path| checked().create(path)))
    }

    /// The same, where `open` opens the file.
    pub fn open_by(directory: &Path, open: Box<Open>) -> Result<(Disk, Vec<Change>), String> {
        let path = directory.join("cloudtasks-emulator.redb");
        let failed = |problem: &dyn Display| format!("cannot use the data directory {path:?}: {problem}");
        private::create(directory, &path).map_err(|error| failed(&error))?;
        let mut disk = Disk { path: path.clone(), open, database: None };
        // Damage that the check at opening does not find can make redb panic.
        match catch_unwind(AssertUnwindSafe(|| read_all(disk.database()?))) {
            Ok(Ok(records)) => Ok((disk, records)),
            Ok(Err(error)) if is_damage(&error) => Err(disk.damaged(&error)),
            Ok(Err(error)) => Err(failed(&error)),
            Err(_) => Err(disk.damaged(&"it cannot be read")),
        }
    }

    /// The message for a damaged file, in one line.
    pub fn damaged(&self, problem: &dyn Display) -> String {
        format!("{:?} is damaged ({problem}); move it away to begin without it", self.path)
    }

    fn database(&mut self) -> Result<&Database, Error> {
        match self.database.take() {
            Some(database) => Ok(self.database.insert(database)),
            None => Ok(self.database.insert((self.open)(&self.path)?)),
        }
    }

    /// Writes all of the changes, or none.
    pub fn commit<'c>(&mut self, changes: impl IntoIterator<Item = &'c Change>) -> Result<(), String> {
        let committed = catch_unwind(AssertUnwindSafe(|| commit(self.database()?, changes)));
        let problem = match committed {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(error)) => error.to_string(),
            Err(_) => "the file cannot be changed".into(),
        };
        self.database = None;
        Err(problem)
    }

    /// The records that the file holds after a failure. Reads a copy in memory, because opening the file may need space on a
    /// disk that is full.
    pub fn after_failure(&self) -> Result<Vec<Change>, String> {
        let read = || {
            let (content, copy) = (std::fs::read(&self.path)?, InMemoryBackend::new());
            copy.set_len(content.len() as u64)?;
            copy.write(0, &content)?;
            read_all(&checked().create_with_backend(copy)?)
        };
        match catch_unwind(AssertUnwindSafe(read)) {
            Ok(read) => read.map_err(|error: Error| error.to_string()),
            Err(_) => Err("it cannot be read".into()),
        }
    }
}

/// Opens files with a check of every page. Without it, redb panics when it reads a damaged page.
fn checked() -> Builder {
    let mut builder = Builder::new();
    builder.set_check_integrity_on_open(true);
    builder
}

/// Whether an error means that the file is damaged.
fn is_damage(error: &Error) -> bool {
    matches!(error, Error::Corrupted(_) | Error::RepairAborted | Error::UpgradeRequired(_))
        || matches!(error, Error::Io(error) if error.kind() == std::io::ErrorKind::InvalidData)
}

fn commit<'c>(database: &Database, changes: impl IntoIterator<Item = &'c Change>) -> Result<(), Error> {
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

/// All records in the order of their kinds.
fn read_all(database: &Database) -> Result<Vec<Change>, Error> {
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

/// Makes directory and file accessible only to their owner, because tasks may contain secrets.
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
