/*
 * A Llama in plain C on one thread, as a yardstick for generation: greedy continuation from one token with cached keys and values.
 *
 *   cc -O3 -march=native -ffast-math -o llama llama.c -lm
 *   ./llama WEIGHTS TOKENS SECONDS
 *
 * WEIGHTS: nine 32-bit integers (vocabulary, hidden, intermediate, layers, heads, key/value heads, positions, first token, 0) and two
 * floats (epsilon, theta), then the tensors as 32-bit floats: embeddings; for each layer the norm before attention, q, k, v, o, the norm
 * before the dense part, gate, up, down; the last norm. Matrices are [out, in]; the output layer is the embeddings.
 * Prints one JSON object: tokens a second (the median of its runs) and the tokens.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
    const float *attention_norm, *q, *k, *v, *o, *dense_norm, *gate, *up, *down;
} Layer;

typedef struct {
    int vocabulary, hidden, intermediate, layers, heads, kv_heads, positions, first;
    float epsilon, theta;
    const float *embeddings, *norm;
    Layer *layer;
} Model;

typedef struct {
    float *x, *y, *q, *gate, *up, *scores, *logits, *keys, *values;
} Buffers;

static float *allocate(size_t count) {
    float *memory = calloc(count, sizeof(float));
    if (!memory) exit(3);
    return memory;
}

static const float *take(const float **next, size_t count) {
    const float *tensor = *next;
    *next += count;
    return tensor;
}

static Model load(const char *path) {
    FILE *file = fopen(path, "rb");
    int sizes[9];
    float numbers[2];
    if (!file || fread(sizes, 4, 9, file) != 9 || fread(numbers, 4, 2, file) != 2) {
        fprintf(stderr, "llama: %s cannot be read\n", path);
        exit(2);
    }
    Model m = {sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5], sizes[6], sizes[7], numbers[0], numbers[1], 0, 0, 0};
    long start = ftell(file);
    fseek(file, 0, SEEK_END);
    size_t count = (size_t)(ftell(file) - start) / sizeof(float);
    fseek(file, start, SEEK_SET);
    float *all = allocate(count);
    if (fread(all, sizeof(float), count, file) != count) exit(2);
    fclose(file);

    const float *next = all;
    size_t d = m.hidden, f = m.intermediate, kv = (size_t)m.hidden / m.heads * m.kv_heads;
    m.embeddings = take(&next, m.vocabulary * d);
    m.layer = calloc(m.layers, sizeof(Layer));
    for (int i = 0; i < m.layers; i++) {
        Layer *l = &m.layer[i];
        l->attention_norm = take(&next, d);
        l->q = take(&next, d * d);
        l->k = take(&next, kv * d);
        l->v = take(&next, kv * d);
        l->o = take(&next, d * d);
        l->dense_norm = take(&next, d);
        l->gate = take(&next, f * d);
        l->up = take(&next, f * d);
        l->down = take(&next, d * f);
    }
    m.norm = take(&next, d);
    if ((size_t)(next - all) != count) {
        fprintf(stderr, "llama: %s has another size than its header says\n", path);
        exit(2);
    }
    return m;
}

static void rms_norm(float *restrict out, const float *restrict x, const float *restrict weight, int n, float epsilon) {
    float sum = 0;
    for (int i = 0; i < n; i++) sum += x[i] * x[i];
    float scale = 1.0f / sqrtf(sum / n + epsilon);
    for (int i = 0; i < n; i++) out[i] = weight[i] * (x[i] * scale);
}

static void product(float *restrict out, const float *restrict weight, const float *restrict x, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
        const float *row = weight + (size_t)r * columns;
        float sum = 0;
        for (int c = 0; c < columns; c++) sum += row[c] * x[c];
        out[r] = sum;
    }
}

static void rotate(float *vector, int heads, int size, int position, float theta) {
    int half = size / 2;
    for (int i = 0; i < half; i++) {
        float angle = position * powf(theta, -2.0f * i / size), c = cosf(angle), s = sinf(angle);
        for (int h = 0; h < heads; h++) {
            float *v = vector + h * size, a = v[i], b = v[i + half];
            v[i] = a * c - b * s;
            v[i + half] = b * c + a * s;
        }
    }
}

static void attend(const Model *m, const Buffers *b, int layer, int position) {
    int size = m->hidden / m->heads, kv = size * m->kv_heads, group = m->heads / m->kv_heads;
    const float *keys = b->keys + (size_t)layer * m->positions * kv, *values = b->values + (size_t)layer * m->positions * kv;
    float scale = 1.0f / sqrtf(size);
    memset(b->y, 0, m->hidden * sizeof(float));
    for (int h = 0; h < m->heads; h++) {
        const float *q = b->q + h * size;
        int offset = h / group * size;
        float largest = -1e30f, sum = 0;
        for (int t = 0; t <= position; t++) {
            const float *k = keys + (size_t)t * kv + offset;
            float score = 0;
            for (int i = 0; i < size; i++) score += q[i] * k[i];
            b->scores[t] = score * scale;
            if (b->scores[t] > largest) largest = b->scores[t];
        }
        for (int t = 0; t <= position; t++) sum += b->scores[t] = expf(b->scores[t] - largest);
        float *out = b->y + h * size;
        for (int t = 0; t <= position; t++) {
            const float *v = values + (size_t)t * kv + offset;
            float share = b->scores[t] / sum;
            for (int i = 0; i < size; i++) out[i] += share * v[i];
        }
    }
}

static int step(const Model *m, const Buffers *b, int token, int position) {
    int d = m->hidden, size = d / m->heads, kv = size * m->kv_heads;
    float *x = b->x, *y = b->y;
    memcpy(x, m->embeddings + (size_t)token * d, d * sizeof(float));
    for (int i = 0; i < m->layers; i++) {
        const Layer *l = &m->layer[i];
        float *k = b->keys + ((size_t)i * m->positions + position) * kv, *v = b->values + ((size_t)i * m->positions + position) * kv;
        rms_norm(y, x, l->attention_norm, d, m->epsilon);
        product(b->q, l->q, y, d, d);
        product(k, l->k, y, kv, d);
        product(v, l->v, y, kv, d);
        rotate(b->q, m->heads, size, position, m->theta);
        rotate(k, m->kv_heads, size, position, m->theta);
        attend(m, b, i, position);
        product(b->q, l->o, y, d, d);
        for (int j = 0; j < d; j++) x[j] += b->q[j];
        rms_norm(y, x, l->dense_norm, d, m->epsilon);
        product(b->gate, l->gate, y, m->intermediate, d);
        product(b->up, l->up, y, m->intermediate, d);
        for (int j = 0; j < m->intermediate; j++) b->gate[j] *= b->up[j] / (1.0f + expf(-b->gate[j]));
        product(y, l->down, b->gate, d, m->intermediate);
        for (int j = 0; j < d; j++) x[j] += y[j];
    }
    rms_norm(y, x, m->norm, d, m->epsilon);
    product(b->logits, m->embeddings, y, m->vocabulary, d);
    int best = 0;
    for (int i = 1; i < m->vocabulary; i++)
        if (b->logits[i] > b->logits[best]) best = i;
    return best;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + 1e-9 * time.tv_nsec;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int count, char **arguments) {
    if (count != 4) {
        fprintf(stderr, "usage: llama WEIGHTS TOKENS SECONDS\n");
        return 2;
    }
    Model m = load(arguments[1]);
    int tokens = atoi(arguments[2]);
    double seconds = atof(arguments[3]);
    if (tokens < 1 || tokens > m.positions) {
        fprintf(stderr, "llama: between 1 and %d tokens\n", m.positions);
        return 2;
    }
    size_t cache = (size_t)m.layers * m.positions * (m.hidden / m.heads * m.kv_heads);
    Buffers b = {allocate(m.hidden), allocate(m.hidden), allocate(m.hidden), allocate(m.intermediate), allocate(m.intermediate),
                 allocate(m.positions), allocate(m.vocabulary), allocate(cache), allocate(cache)};
    int *ids = malloc(tokens * sizeof(int));
    enum { MOST_RUNS = 100000 };
    static double times[MOST_RUNS];
    int runs = 0;
    double begin = now();
    do {
        double start = now();
        int token = m.first;
        for (int i = 0; i < tokens; i++) ids[i] = token = step(&m, &b, token, i);
        times[runs++] = now() - start;
    } while (runs < MOST_RUNS && (runs < 5 || now() - begin < seconds));
    qsort(times, runs, sizeof(double), ascending);
    printf("{\"tokens_per_s\":%.1f,\"ids\":[", tokens / times[runs / 2]);
    for (int i = 0; i < tokens; i++) printf(i ? ",%d" : "%d", ids[i]);
    printf("]}\n");
    return 0;
}
