//! Queues: made, read, changed, deleted; paused, resumed and purged.

use super::queue_filter::QueueFilter;
use super::{Call, field_mask, no_entity, page_size, queue_validation};
use crate::conversion;
use crate::error::ApiError;
use crate::names;
use crate::page_token::PageToken;
use crate::state::queue::Queue;
use crate::state::queue_config::QueueConfig;
use crate::state::queue_rules::QueueRules;
use cloudtasks::message::{DynamicMessage, Scalar, Slot};
use cloudtasks::schema::MessageDescriptor;
use cloudtasks::v2beta3::{self, QueueState, QueueType};

const MAX_PAGE_SIZE: usize = 9800;

impl Call<'_> {
    pub(super) fn list_queues(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let parent = request.str("parent");
        let size = page_size(request.int("page_size"), MAX_PAGE_SIZE, "ListQueuesRequest")?;
        let after = PageToken::read(request.str("page_token"), parent, self.now)?;
        let prefix = format!("{parent}/queues/");
        let filter = QueueFilter::parse(request.str("filter"), self.queue_descriptor())?;
        let mut queues = Vec::new();
        let mut last = String::new();
        for queue in self.state.queues_from(&prefix, &after).filter(|queue| *queue.name > *after) {
            if !filter.takes(&queue.show(self.api)) {
                continue;
            }
            queues.push(Slot::Message(Box::new(self.read(queue, request)?)));
            last = queue.name.to_string();
            if queues.len() == size {
                break;
            }
        }
        let mut response = self.response();
        if !queues.is_empty() {
            let token = PageToken { parent, after: &last, until: None }.to_string();
            response.set("next_page_token", Scalar::String(&token))?;
        }
        put(&mut response, "queues", Slot::List(queues));
        Ok(response)
    }

    pub(super) fn get_queue(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        self.read(self.queue(request.str("name"))?, request)
    }

    /// A queue with the fields that the request's read mask asks for; without one, all but its figures.
    fn read(&self, queue: &Queue, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let mut whole = queue.show(self.api);
        let Some(mask) = request.message("read_mask") else { return Ok(whole) };
        if whole.descriptor().field("stats").is_some() {
            queue.show_stats(whole.message_mut("stats")?, self.now);
        }
        let mut masked = DynamicMessage::new(whole.descriptor());
        field_mask::copy(&whole, &mut masked, mask)?;
        Ok(masked)
    }

    pub(super) fn create_queue(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let parent = request.str("parent");
        let empty = DynamicMessage::new(self.queue_descriptor());
        let queue = request.message("queue").unwrap_or(&empty);
        let name = queue.str("name");
        names::queue(name)?;
        if !name.strip_prefix(parent).is_some_and(|rest| rest.starts_with("/queues/")) {
            return Err(ApiError::invalid_argument(format!("{name} must begin with {parent}.")));
        }
        if self.state.queue(name).is_some() {
            return Err(ApiError::already_exists("Queue already exists"));
        }
        self.add_queue(name, queue.clone())
    }

    pub(super) fn queue_descriptor(&self) -> &'static MessageDescriptor {
        self.api.message("Queue").expect("each version has queues")
    }

    /// Makes a queue under a name that no live queue has.
    pub(super) fn add_queue(&mut self, name: &str, config: DynamicMessage) -> Result<DynamicMessage, ApiError> {
        if self.state.queue_tombstones.is_taken(name, self.now) {
            return Err(ApiError::failed_precondition(
                "The queue cannot be created because a queue with this name existed too recently.",
            ));
        }
        let most = self.state.settings.max_queues;
        if self.state.location_size(name) >= most {
            let message = format!("The location cannot have more than {most} queues.");
            return Err(ApiError::new(cloudtasks::Code::ResourceExhausted, message));
        }
        queue_validation::check_http_target(&conversion::to_typed(&config))?;
        let config = QueueConfig::new(self.completed(config, false)?);
        let rules = QueueRules::of(&config, &self.state.settings);
        let queue = Queue::new(name, config, rules, self.now);
        let shown = queue.show(self.api);
        self.state.add_queue(queue);
        Ok(shown)
    }

    /// A configuration with defaults filled in and without what the service sets itself.
    fn completed(&self, mut config: DynamicMessage, pull: bool) -> Result<DynamicMessage, ApiError> {
        let mut queue: v2beta3::Queue = conversion::to_typed(&config);
        if pull && queue.type_ == QueueType::TYPE_UNSPECIFIED {
            queue.type_ = QueueType::PULL;
        }
        queue_validation::complete(&mut queue, &self.state.settings)?;
        conversion::overlay(&conversion::to_dynamic(&queue), &mut config);
        for output_only in ["state", "purge_time", "stats", "name"] {
            let _ = config.clear(output_only);
        }
        Ok(config)
    }

    pub(super) fn update_queue(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let empty = DynamicMessage::new(self.queue_descriptor());
        let given = request.message("queue").unwrap_or(&empty);
        let name = given.str("name");
        names::queue(name)?;
        let mask = request.message("update_mask");
        mask.map_or(Ok(()), |mask| field_mask::check(given.descriptor(), mask))?;
        queue_validation::check_http_target(&conversion::to_typed(given))?;
        let Some(queue) = self.state.queue(name) else {
            let mut config = given.clone();
            if let Some(mask) = mask {
                config = DynamicMessage::new(given.descriptor());
                field_mask::copy(given, &mut config, mask)?;
            }
            return self.add_queue(name, config);
        };
        let mut edited = given.clone();
        if let Some(mask) = mask {
            edited = queue.config.shown(given.descriptor());
            field_mask::copy(given, &mut edited, mask)?;
        }
        let was_pull = queue.rules.pull;
        let mut config = queue.config.clone();
        config.write(self.completed(edited, was_pull)?);
        let rules = QueueRules::of(&config, &self.state.settings);
        if rules.pull != was_pull {
            return Err(ApiError::invalid_argument("The type of a queue cannot be changed."));
        }
        let (api, now) = (self.api, self.now);
        self.configure_queue(name, |queue| {
            queue.config = config;
            queue.set_rules(rules, now);
            queue.show(api)
        })
    }

    pub(super) fn delete_queue(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let name = request.str("name");
        names::queue(name)?;
        let queue = self.state.remove_queue(name).ok_or_else(no_entity)?;
        self.state.bury_queue(queue.name, self.now);
        Ok(self.response())
    }

    pub(super) fn purge_queue(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        let (api, now, frees_names) = (self.api, self.now, self.state.settings.hard_reset_on_purge);
        self.configure_queue(request.str("name"), |queue| {
            for id in queue.tasks.ids() {
                queue.bury(&id, now);
            }
            if frees_names {
                queue.free_names();
            }
            queue.purge_time = Some(now);
            queue.show(api)
        })
    }

    pub(super) fn pause_queue(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        self.set_state(request.str("name"), QueueState::PAUSED)
    }

    pub(super) fn resume_queue(&mut self, request: &DynamicMessage) -> Result<DynamicMessage, ApiError> {
        self.set_state(request.str("name"), QueueState::RUNNING)
    }

    fn set_state(&mut self, name: &str, state: QueueState) -> Result<DynamicMessage, ApiError> {
        let api = self.api;
        self.configure_queue(name, |queue| {
            queue.state = state;
            queue.show(api)
        })
    }
}

/// Puts a value into a field that the table has.
pub(super) fn put(message: &mut DynamicMessage, field: &str, slot: Slot) {
    if let Some(index) = message.descriptor().field_index(field) {
        message.put(index, slot);
    }
}
