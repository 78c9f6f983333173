/** What is known of partners that cannot be reached. */
@NullMarked
package cn.caitong.engine.outage;

import org.jspecify.annotations.NullMarked;
