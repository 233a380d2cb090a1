/* The client of a program in C or C++. cloudtasks.h includes this. SPDX-License-Identifier: Apache-2.0 */
#ifndef CLOUDTASKS_CLIENT_H
#define CLOUDTASKS_CLIENT_H

#include "../cloudtasks.h"

/** Makes a client. It does no I/O and connects at the first call. NULL options are all defaults: the emulator that
 *  CLOUD_TASKS_EMULATOR_HOST names, else the service with the application default credentials. The options may be freed or
 *  used again afterwards. */
CLOUDTASKS_MUST_CHECK
CLOUDTASKS_INLINE cloudtasks_status cloudtasks_client_new(
    const cloudtasks_options *options, cloudtasks_client **client, cloudtasks_error **error) {
  return cloudtasks_client_new_for(options, CLOUDTASKS_LANGUAGE, client, error);
}

#endif /* CLOUDTASKS_CLIENT_H */
