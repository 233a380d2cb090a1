// The results of list methods.
#pragma once

#include "connection.hpp"

#include <iterator>

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {

namespace detail {

/// A message of a type that is known only at run time.
class Request : public Writing<Fields> {
 public:
  explicit Request(MessageHandle handle)
      : Writing(std::make_shared<Whole>(Whole{std::move(handle), std::nullopt}), std::string()) {}
  Request(const char* version, const char* type) : Request(make(version, type)) {}

  void set(const char* field, std::string_view value) { write_string(field, value); }
  template <class Part, class = decltype(Part::name_of_type)>
  void set(const char* field, const Part& value) {
    write_message(field, value);
  }
  std::string text(const char* field) const { return read_string(field); }
  const cloudtasks_message* handle() const noexcept { return whole(); }
};

using PagerHandle = Handle<cloudtasks_pager, cloudtasks_pager_free>;

/// The pages of a list: those of C or, if the connection is not to the service, its calls.
class Pages {
 public:
  template <class Message>
  Pages(std::shared_ptr<Connection> connection, const char* method, const char* field, const Message& request,
        const CallOptions& options, std::optional<Error> failure)
      : connection_(std::move(connection)), method_(method), field_(field), options_(options), failure_(std::move(failure)) {
    if (failure_) return;
    if (connection_->handle()) {
      auto made = attempt_make<PagerHandle>(cloudtasks_pager_new, connection_->handle(), method, request.handle(), options.handle());
      made ? void(pager_ = *std::move(made)) : void(failure_ = std::move(made).error());
    } else {
      request_ = std::make_unique<Request>(copy(request).handle);
    }
  }

  /// The next item, or an empty handle after the last.
  Result<MessageHandle> next() {
    if (failure_) return *failure_;
    if (pager_) return fetch(cloudtasks_pager_next);
    while (!page_ || item_ == count_) {
      Result<MessageHandle> page = next_page();
      if (!page || !page.value()) return page;
      page_ = *std::move(page);
      item_ = 0;
      count_ = attempt_get<std::size_t>(cloudtasks_message_count, page_.get(), field_).value();
    }
    const std::string path = std::string(field_) + "[" + std::to_string(item_++) + "]";
    return attempt_make<MessageHandle>(cloudtasks_message_get_message, page_.get(), path.c_str());
  }

  /// The next page, or an empty handle after the last. It leaves out the other items of the page before.
  Result<MessageHandle> next_page() {
    if (failure_) return *failure_;
    if (pager_) return fetch(cloudtasks_pager_next_page);
    if (ended_) return MessageHandle();
    page_.reset();
    Result<MessageHandle> page = connection_->call(method_, request_->handle(), options_);
    if (!page) return page;
    const std::string used = token_;
    token_ = Request(copy_of(page.value().get())).text("next_page_token");
    if (!token_.empty() && token_ == used) return Error(CLOUDTASKS_BAD_DATA, "the page token is that of the page before");
    ended_ = token_.empty();
    request_->set("page_token", token_);
    return page;
  }

  Result<std::string> next_page_token() const {
    if (failure_) return *failure_;
    if (!pager_) return token_;
    const char* token = nullptr;
    std::size_t length = 0;
    Result<void> done =
        attempt(cloudtasks_pager_next_page_token, static_cast<const cloudtasks_pager*>(pager_.get()), &token, &length);
    if (!done) return std::move(done).error();
    return std::string(token, length);
  }

 private:
  template <class Function>
  Result<MessageHandle> fetch(Function function) {
    auto fetched = attempt_make<MessageHandle>(function, pager_.get());
    if (!fetched && fetched.error().status() == CLOUDTASKS_DONE) return MessageHandle();
    return fetched;
  }

  static MessageHandle copy_of(const cloudtasks_message* message) {
    return attempt_make<MessageHandle>(cloudtasks_message_copy, message).value();
  }

  std::shared_ptr<Connection> connection_;
  const char* method_;
  const char* field_;
  CallOptions options_;
  std::optional<Error> failure_;
  PagerHandle pager_;
  // Without a pager of C:
  std::unique_ptr<Request> request_;
  std::string token_;
  bool ended_ = false;
  MessageHandle page_;
  std::size_t item_ = 0, count_ = 0;
};

}  // namespace detail

struct Throwing;

/// The result of a list method: an input range of its items, which fetches page by page. It can be iterated over once.
template <class Item, class Page, class Form = Throwing>
class [[nodiscard]] Pager {
 public:
  template <class T>
  using Answer = typename Form::template Answer<T>;

  explicit Pager(detail::Pages pages) : pages_(std::move(pages)) {}

  /// The next item; std::nullopt after the last. After an error, the next call tries the same page again.
  Answer<std::optional<Item>> next() { return Form::answer(typed<Item>(pages_.next())); }

  /// The next page as the service sent it; std::nullopt after the last.
  Answer<std::optional<Page>> next_page() { return Form::answer(typed<Page>(pages_.next_page())); }

  /// The page token of the next page, to continue with later; empty before the first page and after the last.
  Answer<std::string> next_page_token() const { return Form::answer(pages_.next_page_token()); }

  /// An input iterator. Its items are `Item` for a Client; for a NothrowClient they are `Result<Item>`, and an error is the
  /// last of them.
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using iterator_concept = std::input_iterator_tag;
    using value_type = Answer<Item>;
    using difference_type = std::ptrdiff_t;
    using pointer = value_type*;
    using reference = value_type&;

    iterator() = default;
    explicit iterator(Pager* pager) : pager_(pager) { ++*this; }
    reference operator*() const { return *item_; }
    pointer operator->() const { return &*item_; }
    iterator& operator++() {
      item_.reset();
      if (!pager_) return *this;
      Result<std::optional<Item>> next = typed<Item>(pager_->pages_.next());
      if (!next) {
        pager_ = nullptr;
        item_.emplace(Form::answer(Result<Item>(std::move(next).error())));
      } else if (next.value()) {
        item_.emplace(*std::move(next.value()));
      }
      return *this;
    }
    void operator++(int) { ++*this; }
    bool operator==(const iterator& other) const { return item_.has_value() == other.item_.has_value(); }
    bool operator!=(const iterator& other) const { return !(*this == other); }

   private:
    Pager* pager_ = nullptr;
    mutable std::optional<value_type> item_;
  };

  iterator begin() CLOUDTASKS_LIFETIMEBOUND { return iterator(this); }
  iterator end() { return iterator(); }

 private:
  template <class T>
  static Result<std::optional<T>> typed(Result<MessageHandle> fetched) {
    if (!fetched) return std::move(fetched).error();
    return fetched.value() ? std::optional<T>(T(*std::move(fetched))) : std::optional<T>();
  }

  detail::Pages pages_;
};

}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
