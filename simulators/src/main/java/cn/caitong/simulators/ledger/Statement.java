package cn.caitong.simulators.ledger;

import java.time.LocalDate;
import java.util.List;

/** What the bank booked on one day, between two balances. */
public record Statement(LocalDate day, Fen opening, Fen closing, List<Booking> bookings) {}
