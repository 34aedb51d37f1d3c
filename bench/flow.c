/* The haircut pass of src/analysis/flow/graph/haircut-pass.ts in C, over the file of packed arrays that bench/flow.ts writes:
 * int32 rows, holdings, stolen, repeats; double amount[rows]; int32 from[rows], to[rows], stolen[stolen]. Native byte order.
 * Prints one line a repeat: the nanoseconds of processor time of the pass, and a checksum of every bit of its result. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void *column(FILE *file, size_t bytes) {
  void *memory = malloc(bytes ? bytes : 1);
  if (!memory || fread(memory, 1, bytes, file) != bytes) {
    fprintf(stderr, "the file is shorter than it says, or memory is short\n");
    exit(1);
  }
  return memory;
}

static double *pass(int32_t rows, int32_t holdings, int32_t stolen_rows, const double *amount, const int32_t *from,
                    const int32_t *to, const int32_t *stolen) {
  double *state = calloc((size_t)holdings * 2, sizeof *state);
  if (!state) exit(1);
  int32_t row = 0;
  for (int32_t next = 0; next <= stolen_rows; next++) {
    int32_t end = next < stolen_rows ? stolen[next] : rows;
    for (; row < end; row++) {
      double value = amount[row];
      double *payer = state + 2 * (size_t)from[row];
      double moved = payer[1];
      if (value < payer[0]) {
        moved = payer[1] * (value / payer[0]);
        payer[0] -= value;
        payer[1] -= moved;
      } else {
        payer[0] = 0;
        payer[1] = 0;
      }
      double *payee = state + 2 * (size_t)to[row];
      payee[0] += value;
      payee[1] += moved;
    }
    if (row == rows) break;
    double value = amount[row];
    double *payer = state + 2 * (size_t)from[row];
    double own = value < payer[0] ? payer[1] * (value / payer[0]) : payer[1];
    payer[0] = value < payer[0] ? payer[0] - value : 0;
    payer[1] -= own;
    double *payee = state + 2 * (size_t)to[row];
    payee[0] += value;
    payee[1] += value;
    row++;
  }
  return state;
}

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (!file) {
    fprintf(stderr, "usage: flow FILE\n");
    return 1;
  }
  int32_t *head = column(file, 16);
  size_t rows = (size_t)head[0];
  double *amount = column(file, rows * 8);
  int32_t *from = column(file, rows * 4);
  int32_t *to = column(file, rows * 4);
  int32_t *stolen = column(file, (size_t)head[2] * 4);
  for (int repeat = 0; repeat < head[3]; repeat++) {
    struct timespec start, end;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start);
    double *state = pass(head[0], head[1], head[2], amount, from, to, stolen);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
    uint32_t sum = 2166136261u;
    const unsigned char *bytes = (const unsigned char *)state;
    for (size_t n = 0; n < (size_t)head[1] * 4; n++) {
      uint32_t word;
      memcpy(&word, bytes + 4 * n, 4);
      sum = (sum ^ word) * 16777619u;
    }
    printf("%lld %u\n", (end.tv_sec - start.tv_sec) * 1000000000LL + (end.tv_nsec - start.tv_nsec), sum);
    free(state);
  }
  return 0;
}
