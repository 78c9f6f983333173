/** The procurement portal (重庆市政府采购网): a board of notices on disk, of each of which the hub is told. Its word on the day of first publication is the authority. */
@NullMarked
package cn.caitong.simulators.portal;

import org.jspecify.annotations.NullMarked;
