/**
 * The demo: a month of bid deposits and contract money, played from files on a clock of its own against a whole hub and the simulated city, then
 * judged by a table written by hand, by the partners' own books and by the evidence. Nothing here decides for the hub.
 */
@NullMarked
package cn.caitong.app.demo;

import org.jspecify.annotations.NullMarked;
