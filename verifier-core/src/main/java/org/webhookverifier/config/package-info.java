/** How mistakes in a configuration are collected and reported. */
@NullMarked
package org.webhookverifier.config;

import org.jspecify.annotations.NullMarked;
