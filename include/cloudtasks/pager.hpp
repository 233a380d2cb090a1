// Lists and long-running operations.
#pragma once

#include "client.hpp"
#include "common.hpp"

namespace cloudtasks {

/// The answer of a list method: a range of its items, fetched page by page, to be walked once.
template <class Item, class Page>
class [[nodiscard]] Pager {
 public:
  template <class Request>
  Pager(const Client& client, const char* method, const Request& request, const CallOptions& options) : client_(client) {
    cloudtasks_pager* made = nullptr;
    detail::run(cloudtasks_pager_new, client_.handle(), method, request.handle(), options.handle(), &made);
    handle_.reset(made);
  }

  /// The next item; nothing after the last.
  std::optional<Item> next() { return fetch<Item>(cloudtasks_pager_next); }

  /// The next page as the service sent it; nothing after the last.
  std::optional<Page> next_page() { return fetch<Page>(cloudtasks_pager_next_page); }

  /// The token of the page that comes next, to go on with later; empty before the first page and after the last.
  std::string next_page_token() const {
    const char* token = nullptr;
    std::size_t length = 0;
    detail::run(cloudtasks_pager_next_page_token, static_cast<const cloudtasks_pager*>(handle_.get()), &token, &length);
    return std::string(token, length);
  }

  /// An input iterator: it gives each item once.
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using iterator_concept = std::input_iterator_tag;
    using value_type = Item;
    using difference_type = std::ptrdiff_t;
    using pointer = Item*;
    using reference = Item&;

    iterator() = default;
    explicit iterator(Pager* pager) : pager_(pager) { ++*this; }
    Item& operator*() const { return *item_; }
    Item* operator->() const { return &*item_; }
    iterator& operator++() {
      item_ = pager_->next();
      return *this;
    }
    void operator++(int) { ++*this; }
    bool operator==(const iterator& other) const { return item_.has_value() == other.item_.has_value(); }
    bool operator!=(const iterator& other) const { return !(*this == other); }

   private:
    Pager* pager_ = nullptr;
    mutable std::optional<Item> item_;
  };

  iterator begin() { return iterator(this); }
  iterator end() { return iterator(); }

 private:
  template <class Result, class Fetch>
  std::optional<Result> fetch(Fetch fetch) {
    cloudtasks_message* message = nullptr;
    cloudtasks_error* error = nullptr;
    cloudtasks_status status = fetch(handle_.get(), &message, &error);
    if (status == CLOUDTASKS_DONE) return std::nullopt;
    detail::check(status, error);
    return Result(detail::MessageHandle(message));
  }

  Client client_;
  detail::Handle<cloudtasks_pager, cloudtasks_pager_free> handle_;
};

/// A long-running operation that ends with a Response and reports Metadata until then.
template <class Response, class Metadata>
class [[nodiscard]] LongRunning {
 public:
  /// From the message that the method gave.
  template <class Message>
  LongRunning(const Client& client, const Message& message, const CallOptions& options = {}) : client_(client) {
    cloudtasks_operation* made = nullptr;
    detail::run(cloudtasks_operation_new, client_.handle(), Metadata::version_of_type, message.handle(), options.handle(), &made);
    handle_.reset(made);
  }

  /// Whether it had ended when it was last looked at.
  bool done() const {
    bool done = false;
    detail::run(cloudtasks_operation_done, readable(), &done);
    return done;
  }

  /// Looks at it again.
  void refresh() { detail::run(cloudtasks_operation_refresh, handle_.get()); }

  /// Waits until it has ended and gives its response(); throws CLOUDTASKS_DEADLINE_EXCEEDED if that takes longer.
  std::optional<Response> wait(std::chrono::milliseconds timeout) {
    detail::run(cloudtasks_operation_wait, handle_.get(), static_cast<std::int64_t>(timeout.count()));
    return response();
  }

  /// What it ended with; nothing while it runs and for a batch of which every part failed.
  std::optional<Response> response() const { return part<Response>(cloudtasks_operation_response); }

  /// The operation as it was when it was last looked at: its name is what another process needs to go on with it.
  common::Operation operation() const {
    cloudtasks_message* message = nullptr;
    detail::run(cloudtasks_operation_message, readable(), &message);
    return common::Operation(detail::MessageHandle(message));
  }

  /// How far it is; nothing if it does not say.
  std::optional<Metadata> metadata() const { return part<Metadata>(cloudtasks_operation_metadata); }

 private:
  const cloudtasks_operation* readable() const { return handle_.get(); }

  template <class Part, class Function>
  std::optional<Part> part(Function function) const {
    cloudtasks_message* message = nullptr;
    cloudtasks_error* error = nullptr;
    cloudtasks_status status = function(readable(), &message, &error);
    if (status == CLOUDTASKS_ABSENT) {
      cloudtasks_error_free(error);
      return std::nullopt;
    }
    detail::check(status, error);
    return Part(detail::MessageHandle(message));
  }

  Client client_;
  detail::Handle<cloudtasks_operation, cloudtasks_operation_free> handle_;
};

}  // namespace cloudtasks
