/**
 * When somebody is on duty: several periods a day, leave, public holidays, Tết with its swapped days. {@link
 * vn.danda.duty.WeekHours} is an ordinary week as staff write it, {@link vn.danda.duty.DutyDay} one day that is
 * different, {@link vn.danda.duty.DutyCalendar} reckons with both, {@link vn.danda.duty.DutyBook} keeps them.
 */
@NullMarked
package vn.danda.duty;

import org.jspecify.annotations.NullMarked;
