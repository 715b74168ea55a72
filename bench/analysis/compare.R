# The measures of main.go with their formulas written out, one line each: name, value, seconds
# of processor time.
n <- 1000000; m <- 100000; runs <- 9
amounts <- function(n) { v <- ((1:n) * 7919) %% 1000003 / 1000; v * v + 1 }
x <- amounts(n)
a <- amounts(m); l <- 0.9 * a; u <- 1.1 * a

HHI <- function(x) { s <- x / sum(x); sum(s * s) }
Gini <- function(x) { n <- length(x); x <- sort(x); sum((2 * seq_len(n) - n - 1) * x) / (n * sum(x)) }
TheilT <- function(x) { r <- x / mean(x); mean(r * log(r)) }
Lorenz <- function(x) { x <- sort(x); c(0, cumsum(x) / sum(x)) }

# Bounds of the HHI over l <= x <= u. The least: the end at which it stops falling by halving, with
# running sums, then t = sum(x^2)/sum(x) over the items that do not move. The greatest: the turning
# level bounded by Dinkelbach's method, then chords in the order of their slopes, as in the package;
# enough here because the chords' bound is reached.
HHIbounds <- function(l, u) {
  sl <- sort(l); su <- sort(u); ends <- sort(unique(c(sl, su))); n <- length(l)
  cl <- c(0, cumsum(sl)); ql <- c(0, cumsum(sl^2)); cu <- c(0, cumsum(su)); qu <- c(0, cumsum(su^2))
  lo <- 1; hi <- length(ends)
  while (lo < hi) {
    mid <- (lo + hi) %/% 2; t <- ends[mid]
    below <- findInterval(t, su, left.open = TRUE); upto <- findInterval(t, sl); at <- upto - below
    s <- cu[below + 1] + at * t + cl[n + 1] - cl[upto + 1]
    q <- qu[below + 1] + at * t^2 + ql[n + 1] - ql[upto + 1]
    if (t * s >= q) hi <- mid else lo <- mid + 1
  }
  from <- ends[lo - 1]
  fixed <- c(l[l > from], u[u <= from])
  t <- min(max(sum(fixed^2) / sum(fixed), from), ends[lo])
  x <- pmin(pmax(t, l), u)
  least <- sum(x^2) / sum(x)^2
  ratio <- function(best) {
    lambda <- sum(u^2) / sum(u)
    repeat {
      x <- best(lambda); new <- sum(x^2) / sum(x)
      if (abs(new - lambda) <= 1e-12 * (1 + abs(lambda))) return(new)
      lambda <- new
    }
  }
  most <- ratio(function(a) ifelse(u^2 - a * u > l^2 - a * l, u, l)) * (1 + 1e-9)
  fewest <- ratio(function(a) pmin(pmax(a / 2, l), u)) * (1 - 1e-9)
  up <- l >= most; unsure <- !up & u > fewest
  base <- ifelse(up, u, l); s0 <- sum(base); q0 <- sum(base^2)
  i <- which(unsure); i <- i[order(l[i] + u[i], decreasing = TRUE)]
  s <- s0 + c(0, cumsum(u[i] - l[i])); q <- q0 + c(0, cumsum(u[i]^2 - l[i]^2))
  c(least, max(q / s^2))
}

# Bounds of the Gini coefficient, both at running sums of the sorted ends (no interval inside another).
Ginibounds <- function(l, u) {
  sl <- sort(l); su <- sort(u); ends <- sort(unique(c(sl, su))); n <- length(l)
  cl <- c(0, cumsum(sl)); ml <- c(0, cumsum(sl * seq_len(n))); cu <- c(0, cumsum(su)); mu <- c(0, cumsum(su * seq_len(n)))
  below <- findInterval(ends, su, left.open = TRUE); upto <- findInterval(ends, sl); at <- upto - below
  s <- cu[below + 1] + at * ends + cl[n + 1] - cl[upto + 1]
  w <- mu[below + 1] + ends * at * (2 * below + at + 1) / 2 + ml[n + 1] - ml[upto + 1]
  top <- cl + cu[n + 1] - cu; wtop <- ml + mu[n + 1] - mu
  nested <- is.unsorted(u[order(l, u)])
  c(min((2 * w - (n + 1) * s) / (n * s)), max((2 * wtop - (n + 1) * top) / (n * top)), nested)
}

shares <- function(l, u) { L <- sum(l); U <- sum(u); cbind(l / (l + U - u), u / (u + L - l)) }

processor <- function() { t <- proc.time(); t[["user.self"]] + t[["sys.self"]] }
timed <- function(name, f) {
  best <- Inf
  for (k in seq_len(runs)) {
    start <- processor()
    times <- 0
    repeat { value <- f(); times <- times + 1; if (processor() - start > 0.05) break }
    best <- min(best, (processor() - start) / times)
  }
  cat(sprintf("%s %.15g %.6f\n", name, value, best))
}
timed("HHI", function() HHI(x))
timed("Gini", function() Gini(x))
timed("TheilT", function() TheilT(x))
timed("Lorenz", function() Lorenz(x)[n / 2 + 1])
timed("HHI_box", function() sum(HHIbounds(l, u)))
timed("Gini_box", function() sum(Ginibounds(l, u)[1:2]))
timed("shares", function() shares(l, u)[8, 2])
