//! Threads of the library, and the destructors of its thread-local data, may still run after a program has let go of it.
//! So it stays loaded until the process ends. On Linux the linker is told so, in build.rs; macOS never unloads a library
//! that has thread-local data.

#[cfg(not(windows))]
pub fn stay_loaded() {}

/// Pins the DLL.
#[cfg(windows)]
pub fn stay_loaded() {
    use std::ffi::c_void;
    use std::sync::Once;

    const PIN: u32 = 1;
    const FROM_ADDRESS: u32 = 4;
    unsafe extern "system" {
        fn GetModuleHandleExW(flags: u32, address: *const c_void, module: *mut *mut c_void) -> i32;
    }
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let mut module = std::ptr::null_mut();
        // SAFETY: with FROM_ADDRESS the name is any address inside of the module; the handle is not needed.
        unsafe { GetModuleHandleExW(FROM_ADDRESS | PIN, (stay_loaded as fn()) as *const c_void, &raw mut module) };
    });
}
