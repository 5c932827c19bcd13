/** What runs here, who may come in, who did what, and by which rules bounces are judged. */
@NullMarked
package dev.ricochet.web.page.settings;

import org.jspecify.annotations.NullMarked;
