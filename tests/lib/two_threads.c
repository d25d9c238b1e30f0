/* tests/lib/two_threads.c - the example of docs/, in two threads at once: both
 * use one struct stele.  A plain program, since ThreadSanitizer cannot start
 * under Criterion.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <pthread.h>

int example_main(void);

#define main example_main
#include "docs/align_two_texts.c"
#undef main

static void *run(void *stele)
{
    struct stele_error error;
    return align(stele, &error) == 0 ? NULL : stele;
}

int main(void)
{
    struct stele_settings *settings = stele_settings_new(NULL);
    struct stele *stele = NULL;
    struct stele_error error;
    pthread_t other;
    void *failed = settings;
    if (!settings || stele_open(settings, &stele, &error) != 0)
        return 1;
    int rc = pthread_create(&other, NULL, run, stele);
    void *failed_here = run(stele);
    if (rc == 0)
        pthread_join(other, &failed);
    stele_close(stele);
    stele_settings_free(settings);
    return failed_here || failed ? 1 : example_main();
}
