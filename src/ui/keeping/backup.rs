//! Backups: a file to take away, a file that is kept up to date where the browser allows it, and the browser's promise.

use std::rc::Rc;

use super::{BACKUP, Keeping};
use crate::{
    app::{
        action::Intent,
        notice::NoticeBody,
        state::{Aside, BackupFile},
    },
    browser::{backup_file, quota, spawn_local, time},
    domain::document::Document,
    format::{date_time::Moment, native, settings},
};

/// So long after the last change the backup file is written.
const BACKUP_RESTS_MS: u32 = 3_000;

impl Keeping {
    /// Everything there is as one file: its name and its text. Opening it merges it with what is there.
    pub(in crate::ui) fn backup(&self) -> (String, String) {
        let library = self.library.borrow();
        let documents: Vec<&Document> = library.documents.values().map(|document| &**document).collect();
        let now = time::now();
        let day: String = Moment(now).to_string().chars().take(10).collect();
        let text = native::write_backup(&documents, now, &settings::read(&self.settings.borrow()).0);
        (format!("beleg-backup-{day}{}", native::FILE_EXTENSION), text)
    }

    fn later(self: &Rc<Self>, run: impl AsyncFnOnce(Rc<Self>) + 'static) {
        let this = Rc::clone(self);
        spawn_local(async move { run(this).await });
    }

    pub(in crate::ui) fn ask_to_persist(self: &Rc<Self>) {
        // An engine may leave the question open for good, so nothing waits for the answer: if one comes, it is looked at then.
        self.later(async |this| {
            quota::persist().await;
            this.take_stock().await;
        });
        self.later(async |this| this.take_stock().await);
    }

    pub(in crate::ui) fn choose_backup_file(self: &Rc<Self>) {
        self.later(async |this| {
            let Some(mirror) = this.mirror() else { return };
            if backup_file::choose(&mirror, &this.backup().0).await {
                this.write_backup_file().await;
            }
            this.take_stock().await;
        });
    }

    pub(in crate::ui) fn allow_backup_file(self: &Rc<Self>) {
        self.later(async |this| {
            let Some(mirror) = this.mirror() else { return };
            if backup_file::allow(&mirror).await {
                this.write_backup_file().await;
            }
            this.take_stock().await;
        });
    }

    pub(in crate::ui) fn forget_backup_file(self: &Rc<Self>) {
        self.later(async |this| {
            let Some(mirror) = this.mirror() else { return };
            if !backup_file::forget(&mirror).await {
                this.act(Intent::Tell(NoticeBody::BackupFileFailed));
            }
            this.take_stock().await;
        });
    }

    /// Writes the backup file some time after a change, if there is one.
    pub(super) fn back_up_soon(self: &Rc<Self>) {
        if self.has_backup_file.get() {
            self.after(BACKUP, BACKUP_RESTS_MS, |this| this.later(async |this| this.write_backup_file().await));
        }
    }

    async fn write_backup_file(&self) {
        let Some(mirror) = self.mirror() else { return };
        if backup_file::write(&mirror, &self.backup().1).await {
            self.act(Intent::BackedUp);
        } else {
            self.act(Intent::Tell(NoticeBody::BackupFileFailed));
        }
    }

    pub(super) fn note_backup_file(&self, file: &BackupFile) {
        self.has_backup_file.set(matches!(file, BackupFile::Kept(_)));
    }

    /// Keeps a download alive until the next one.
    pub(in crate::ui) fn keep_download(&self, download: Option<time::Timer>) {
        self.download.replace(download);
    }

    pub(in crate::ui) fn forget_aside(self: &Rc<Self>, aside: &Aside) {
        let aside = aside.clone();
        self.later(async move |this| this.delete_aside(&aside).await);
    }
}
