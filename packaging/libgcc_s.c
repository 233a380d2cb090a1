/* A stand-in for libgcc_s.so.1 at link time: what the wheel takes from it at run time.
 *
 * zig would link its own unwinder into the wheel instead. Before 3.14 CPython ends daemon threads by glibc's forced
 * unwinding, which is libgcc's; at a Rust frame the two met, and the process crashed, in 4 of 300 exits while threads made
 * messages. */

#define TAKEN(name) void name(void) {}

TAKEN(_Unwind_Backtrace)
TAKEN(_Unwind_DeleteException)
TAKEN(_Unwind_FindEnclosingFunction)
TAKEN(_Unwind_GetCFA)
TAKEN(_Unwind_GetDataRelBase)
TAKEN(_Unwind_GetIP)
TAKEN(_Unwind_GetIPInfo)
TAKEN(_Unwind_GetLanguageSpecificData)
TAKEN(_Unwind_GetRegionStart)
TAKEN(_Unwind_GetTextRelBase)
TAKEN(_Unwind_RaiseException)
TAKEN(_Unwind_Resume)
TAKEN(_Unwind_SetGR)
TAKEN(_Unwind_SetIP)
