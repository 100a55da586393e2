* Evidence for Airlock: what stands behind each cell of a table. Stays inside the environment; never released.
* airlock_evidence turnover, by(region sector) contributor(company)
program define airlock_evidence
    syntax varname, BY(varlist) [CONTRIBUTOR(varname) FILE(string)]
    if "`file'" == "" local file "outputs.evidence.csv"
    preserve
    tempvar who gap
    if "`contributor'" == "" gen long `who' = _n
    else egen long `who' = group(`contributor'), missing
    gen byte `gap' = missing(`varlist')
    collapse (sum) x = `varlist' gaps = `gap' (count) amounts = `varlist', by(`by' `who')
    gen double x_abs = abs(x) if amounts > 0
    replace x = . if amounts == 0
    gsort `by' -x
    by `by': gen double x1 = x[1]
    by `by': gen double x2 = x[2]
    by `by': gen double x3 = x[3]
    gsort `by' -x_abs
    by `by': gen double x1_abs = x_abs[1]
    by `by': gen double x2_abs = x_abs[2]
    gen byte negative = x < 0
    gen byte zero = x == 0
    collapse (count) n = x (sum) sum = x sum_abs = x_abs n_negative = negative n_zero = zero n_missing = gaps ///
        (min) least = x (max) most = x (firstnm) x1 x2 x3 x1_abs x2_abs, by(`by')
    gen byte all_same = n > 0 & least == most
    drop least most
    gen measure = "`varlist'"
    export delimited using "`file'", replace
    restore
end
