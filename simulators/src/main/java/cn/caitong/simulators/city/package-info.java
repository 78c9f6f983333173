/** All centres of a city, started and steered together. The admin door is for the people who run the show, never for the hub. */
@NullMarked
package cn.caitong.simulators.city;

import org.jspecify.annotations.NullMarked;
