// What every other header needs first: the C functions, the namespace of this version, and what the compiler has.
#pragma once

#if __cplusplus < 201703L && !(defined(_MSVC_LANG) && _MSVC_LANG >= 201703L)
#error "cloudtasks.hpp needs C++17: compile with -std=c++17 or later"
#endif

#include "../cloudtasks.h"

/// 1 if errors are thrown, 0 under -fno-exceptions.
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#define CLOUDTASKS_EXCEPTIONS 1
#else
#define CLOUDTASKS_EXCEPTIONS 0
#endif

/// All names are in an inline namespace, such as cloudtasks::v0_1, which users do not write. It makes objects of
/// different versions, or compiled with and without exceptions, fail to link instead of failing when they run.
#define CLOUDTASKS_JOIN(major, minor, mode) v##major##_##minor##mode
#define CLOUDTASKS_JOIN_VALUES(major, minor, mode) CLOUDTASKS_JOIN(major, minor, mode)
#if CLOUDTASKS_EXCEPTIONS
#define CLOUDTASKS_NAMESPACE CLOUDTASKS_JOIN_VALUES(CLOUDTASKS_VERSION_MAJOR, CLOUDTASKS_VERSION_MINOR, )
#else
#define CLOUDTASKS_NAMESPACE CLOUDTASKS_JOIN_VALUES(CLOUDTASKS_VERSION_MAJOR, CLOUDTASKS_VERSION_MINOR, _noexcept)
#endif

/// The result points into the object or argument so marked. Compilers that know the attribute warn if it dangles.
#if defined(__has_cpp_attribute)
#if __has_cpp_attribute(clang::lifetimebound)
#define CLOUDTASKS_LIFETIMEBOUND [[clang::lifetimebound]]
#elif __has_cpp_attribute(msvc::lifetimebound)
#define CLOUDTASKS_LIFETIMEBOUND [[msvc::lifetimebound]]
#endif
#endif
#ifndef CLOUDTASKS_LIFETIMEBOUND
#define CLOUDTASKS_LIFETIMEBOUND
#endif
