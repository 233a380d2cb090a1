// Owned messages, and lists of messages.
#pragma once

#include "fields.hpp"

#include <iterator>
#include <memory>

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {

/// The messages in a repeated field: views, which keep the message that they are in.
template <class Item>
class List {
 public:
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Item;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Item;

    iterator(List list, std::size_t index) : list_(std::move(list)), index_(index) {}
    Item operator*() const { return list_[index_]; }
    iterator& operator++() { return ++index_, *this; }
    iterator operator++(int) { return iterator(list_, index_++); }
    bool operator==(const iterator& other) const { return index_ == other.index_; }
    bool operator!=(const iterator& other) const { return index_ != other.index_; }

   private:
    List list_;
    std::size_t index_;
  };

  List(std::shared_ptr<detail::Whole> message, std::string path, std::size_t size)
      : message_(std::move(message)), path_(std::move(path)), size_(size) {}

  std::size_t size() const noexcept { return size_; }
  bool empty() const noexcept { return size_ == 0; }
  Item operator[](std::size_t index) const { return Item(message_, path_ + "[" + std::to_string(index) + "]"); }
  iterator begin() const { return iterator(*this, 0); }
  iterator end() const { return iterator(*this, size_); }

 private:
  std::shared_ptr<detail::Whole> message_;
  std::string path_;
  std::size_t size_;
};

/// An owned message. Copies are deep; a view that was read or made from it keeps it, and what an assignment or a move
/// takes away from it stays as it was for its views.
template <class Ref>
class Owned : public Ref {
 public:
  Owned() : Owned(detail::make(Ref::version_of_type, Ref::name_of_type)) {}
  Owned(const typename Ref::ConstRef& other) : Owned(detail::copy(other)) {}
  Owned(const Owned& other) : Owned(detail::copy<typename Ref::ConstRef>(other)) {}
  Owned(Owned&& other) noexcept : Ref(other) { other.rebind(nullptr); }

  /// Takes over a message of C of this type.
  explicit Owned(MessageHandle handle) : Owned(detail::Whole{std::move(handle), std::nullopt}) {}

  Owned& operator=(Owned other) noexcept {
    this->rebind(other.message_);
    return *this;
  }

  /// Reads a message from JSON. `flags` is 0 or CLOUDTASKS_JSON_IGNORE_UNKNOWN.
  [[nodiscard]] static Owned from_json(std::string_view json, std::uint32_t flags = 0) {
    return try_from_json(json, flags).value();
  }
  [[nodiscard]] static Result<Owned> try_from_json(std::string_view json, std::uint32_t flags = 0) {
    auto read = detail::attempt_make<MessageHandle>(cloudtasks_message_from_json, Ref::version_of_type, Ref::name_of_type,
                                                    json.data(), json.size(), flags);
    if (!read) return std::move(read).error();
    return Owned(*std::move(read));
  }

  /// The message as JSON. `flags` are CLOUDTASKS_JSON_ values. An Any of an unknown type has no JSON form.
  [[nodiscard]] std::string to_json(std::uint32_t flags = 0) const { return try_to_json(flags).value(); }
  [[nodiscard]] Result<std::string> try_to_json(std::uint32_t flags = 0) const {
    char* json = nullptr;
    Result<void> done = detail::attempt(cloudtasks_message_to_json, handle(), flags, &json, static_cast<std::size_t*>(nullptr));
    if (!done) return std::move(done).error();
    return detail::take_text(json);
  }

  /// The message of C, which this keeps.
  const cloudtasks_message* handle() const noexcept CLOUDTASKS_LIFETIMEBOUND { return this->whole(); }
  cloudtasks_message* handle() noexcept CLOUDTASKS_LIFETIMEBOUND {
    return this->message_ ? this->message_->handle.get() : nullptr;
  }

  friend bool operator==(const Owned& a, const Owned& b) {
    bool equal = false;
    detail::run(cloudtasks_message_equal, a.handle(), b.handle(), &equal);
    return equal;
  }
  friend bool operator!=(const Owned& a, const Owned& b) { return !(a == b); }

 private:
  explicit Owned(detail::Whole whole) : Ref(std::make_shared<detail::Whole>(std::move(whole)), std::string()) {}
};

}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
