/**
 * What the demo's month brings of contract money: contracts, claims and payments, read from verified evidence, compared with the
 * table that was worked out by hand and with what treasury, client and portal hold.
 */
@NullMarked
package cn.caitong.app.demo.contract;

import org.jspecify.annotations.NullMarked;
